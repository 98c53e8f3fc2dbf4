namespace Actors.Kernel.Configuration;

/// <summary>A substitution, <c>${path}</c> or <c>${?path}</c>.</summary>
internal sealed class ReferenceNode(IReadOnlyList<string> path, bool isOptional, HoconScope scope, HoconOrigin origin)
    : DeferredNode(origin)
{
    public IReadOnlyList<string> Path => path;

    public bool IsOptional => isOptional;

    public HoconScope Scope => scope;

    /// <summary>The earlier value that <c>+=</c> adds to: never one of the environment.</summary>
    public bool IsOwnField { get; init; }

    public override string ToString() => (isOptional ? "${?" : "${") + HoconPath.Render(path) + "}";
}
