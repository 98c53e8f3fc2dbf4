using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>A service that can itself be up or down: a oneshot or a longrun.</summary>
public abstract record AtomicDefinition : ServiceDefinition
{
    /// <summary>Services and bundles that must be up before it (<c>dependencies.d</c>, <c>dependencies</c>), as written.</summary>
    public ImmutableArray<NameReference> Dependencies { get; init; } = [];

    /// <summary>How long it may take to come up, in ms; 0: any time.</summary>
    public uint TimeoutUp { get; init; }

    /// <summary>How long it may take to go down, in ms; 0: any time.</summary>
    public uint TimeoutDown { get; init; }

    /// <summary>
    /// Whether it is one of the services that s6-rc itself brings along. They are in lists and logs, but nothing has to run for them.
    /// </summary>
    public bool IsInternal { get; init; }
}
