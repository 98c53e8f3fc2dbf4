namespace Actors.Processes;

/// <summary>
/// How many spawns are under way, so that the reaper can tell a child that died before its spawner could say so from an
/// orphan: while the count is 0, who is not watched is an orphan.
/// </summary>
public sealed class SpawnLedger
{
    private int _open;

    /// <summary>Whether no spawn is between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public bool IsSettled => Volatile.Read(ref _open) == 0;

    /// <summary>Before a spawn, on any thread. The reaper ends it when it hears of the outcome.</summary>
    public void Begin() => Interlocked.Increment(ref _open);

    internal void End() => Interlocked.Decrement(ref _open);
}
