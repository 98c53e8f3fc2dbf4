namespace Actors.Runtime.Contract.Tests;

/// <summary>Tests that count what the whole process does; nothing else runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
