namespace Actors.Tests.Processes;

/// <summary>A process can have one reaper: tests that have one run one after the other.</summary>
[CollectionDefinition(nameof(OneReaper), DisableParallelization = true)]
public sealed class OneReaper;
