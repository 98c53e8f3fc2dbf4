using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>A oneshot or longrun in a <see cref="ServiceGraph"/>: its definition, with every name resolved.</summary>
public sealed class AtomicService
{
    internal AtomicService(AtomicDefinition definition, int index)
    {
        Definition = definition;
        Index = index;
    }

    /// <summary>What was declared.</summary>
    public AtomicDefinition Definition { get; }

    /// <summary>Its name.</summary>
    public string Name => Definition.Name;

    /// <summary>Its place in <see cref="ServiceGraph.Atomics"/>.</summary>
    public int Index { get; }

    /// <summary>What must be up before it, implicit dependencies included, in the order of <see cref="ServiceGraph.Atomics"/>.</summary>
    public ImmutableArray<AtomicService> Dependencies { get; internal set; } = [];

    /// <summary>What must be down before it goes down: those that have it among their <see cref="Dependencies"/>.</summary>
    public ImmutableArray<AtomicService> Dependents { get; internal set; } = [];

    /// <summary>The longrun that reads its stdout.</summary>
    public AtomicService? Consumer { get; internal set; }

    /// <summary>The longruns whose stdout it reads.</summary>
    public ImmutableArray<AtomicService> Producers { get; internal set; } = [];

    /// <summary>Whether it, or a bundle that holds it, is flagged essential.</summary>
    public bool IsEssential { get; internal set; }

    /// <summary>Whether it, or a bundle that holds it, is flagged recommended.</summary>
    public bool IsRecommended { get; internal set; }

    /// <summary>See <see cref="AtomicDefinition.IsInternal"/>.</summary>
    public bool IsInternal => Definition.IsInternal;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
