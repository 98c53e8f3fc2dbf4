namespace Actors.Kernel.Configuration;

/// <summary>
/// Where a substitution's path begins: in an included file at the place of the include, and, when nothing is there, at the
/// including file's own scope, out to the root.
/// </summary>
internal sealed class HoconScope(ObjectNode start, IReadOnlyList<string> prefix, HoconScope? outer)
{
    /// <summary>The object that the prefix begins in: the root, or the nearest array element around an include.</summary>
    public ObjectNode Start => start;

    /// <summary>The keys from there to the place of the include.</summary>
    public IReadOnlyList<string> Prefix => prefix;

    /// <summary>Where to look next.</summary>
    public HoconScope? Outer => outer;
}
