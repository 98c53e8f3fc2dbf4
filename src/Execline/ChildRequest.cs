using Actors.Platform;

namespace Actors.Execline;

/// <summary>What to run beside the chain.</summary>
/// <param name="Words">The command line. None: what does nothing, successfully.</param>
/// <param name="Environment">Its environment.</param>
internal readonly record struct ChildRequest(ArraySegment<string> Words, EnvironmentBlock Environment)
{
    /// <summary>The first word where it is known already.</summary>
    public ChainWord? First { get; init; }

    /// <summary>Its descriptors that differ from ours: number there, number here.</summary>
    public (int Child, int Own)[] Descriptors { get; init; } = [];

    /// <summary>Whether it begins with no signal blocked; else with what is blocked here.</summary>
    public bool UnblockSignals { get; init; }

    /// <summary>Whether its pid will be asked for: then there is a process even where its words could be done here.</summary>
    public bool NeedsProcess { get; init; }
}
