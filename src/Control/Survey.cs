using Actors.Boot;
using Actors.Platform;
using Actors.Readiness;
using Actors.Services;
using Actors.Supervision;

namespace Actors.Control;

/// <summary>All that the tree says of itself at a moment, gathered for one request.</summary>
/// <param name="Overview">The container.</param>
/// <param name="States">The service database; null: there is none yet.</param>
/// <param name="Services">Every service, in the order of the database, then those beside it.</param>
/// <param name="Processes">The processes.</param>
internal sealed record Survey(InitProtocol.Overview Overview, ReadinessProtocol.States? States, IReadOnlyList<Surveyed> Services, ProcessTable Processes)
{
    /// <summary>When it was made.</summary>
    internal Tai64n Moment { get; } = Tai64n.Now;

    /// <summary>The same on the monotonic clock.</summary>
    internal long MonotonicNanoseconds { get; } = Clock.MonotonicNanoseconds;

    /// <summary>The service of a name; null where there is none.</summary>
    internal Surveyed? Find(string name) => Services.FirstOrDefault(service => service.Name == name);

    /// <summary>Whether a name is a service or bundle of the service database.</summary>
    internal bool IsInDatabase(string name) => States is { } states && (states.Graph.Find(name) is not null || states.Graph.FindBundle(name) is not null);

    /// <summary>What names stand for; all services (but internal ones) where there are none.</summary>
    /// <exception cref="ControlException">A name is unknown.</exception>
    internal IReadOnlyList<Surveyed> Select(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return [.. Services.Where(service => service.Atomic is not { IsInternal: true })];
        var selected = new HashSet<Surveyed>();
        foreach (var name in names)
        {
            if (Find(name) is { } one)
                selected.Add(one);
            else if (States?.Graph.FindBundle(name) is { } bundle)
                selected.UnionWith(bundle.Atomics.Select(member => Find(member.Name)!));
            else
                throw new ControlException(ControlErrors.UnknownService, $"there is no service or bundle {ByteString.ToText(name)}");
        }

        return [.. Services.Where(selected.Contains)];
    }
}

/// <summary>What a service says of itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Atomic">It in the service database; null: it is not in there.</param>
internal sealed record Surveyed(string Name, AtomicService? Atomic)
{
    /// <summary>Its actor; nobody, where it has none.</summary>
    internal IActorRef Actor { get; init; } = ActorRefs.Nobody;

    /// <summary>For a longrun; null: it has no actor, or that did not answer.</summary>
    internal LongrunStatus? Longrun { get; set; }

    /// <summary>For a oneshot; likewise.</summary>
    internal OneshotStatus? Oneshot { get; set; }

    /// <summary>Whether it is a oneshot.</summary>
    internal bool IsOneshot => Atomic?.Definition is OneshotDefinition;

    /// <summary>Whether it has an actor that has not answered.</summary>
    internal bool IsSilent => !Actor.IsNobody() && Longrun is null && Oneshot is null;
}
