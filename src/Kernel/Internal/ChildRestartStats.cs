using System.Diagnostics;

namespace Actors.Kernel.Internal;

/// <summary>A child in the eyes of its supervisor: who it is and how often it was restarted.</summary>
/// <param name="child">The child.</param>
/// <param name="maxNrOfRetriesCount">The restarts so far, in the window where there is one.</param>
/// <param name="restartTimeWindowStartTicks">When the window opened, in ticks of 100 ns; 0 where none is open.</param>
/// <remarks>
/// The window is Akka's fixed one: the first failure opens it, and the first one after its end is allowed always and opens the
/// next. So up to twice the limit can fall into one window's length across the border.
/// </remarks>
public class ChildRestartStats(IInternalActorRef child, uint maxNrOfRetriesCount = 0, long restartTimeWindowStartTicks = 0)
{
    private static readonly long s_origin = Stopwatch.GetTimestamp();

    /// <summary>The child.</summary>
    public IInternalActorRef Child { get; } = child;

    /// <summary>Which incarnation of the path.</summary>
    public long Uid => Child.Path.Uid;

    /// <summary>The restarts so far, in the window where there is one.</summary>
    public uint MaxNrOfRetriesCount { get; private set; } = maxNrOfRetriesCount;

    /// <summary>When the window opened, in ticks of 100 ns; 0 where none is open.</summary>
    public long RestartTimeWindowStartTicks { get; private set; } = restartTimeWindowStartTicks;

    /// <summary>The previous sibling, by order of creation.</summary>
    internal ChildRestartStats? Previous { get; set; }

    /// <summary>The next sibling, by order of creation.</summary>
    internal ChildRestartStats? Next { get; set; }

    /// <summary>Counts a restart and says whether it is allowed.</summary>
    /// <param name="maxNrOfRetries">0: never; negative: no limit, or one per window where there is a window.</param>
    /// <param name="withinTimeMilliseconds">The window; 0 or negative: none, every restart counts for ever.</param>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0)
            return false;
        if (withinTimeMilliseconds > 0)
            return InWindow(maxNrOfRetries > 0 ? maxNrOfRetries : 1, withinTimeMilliseconds * TimeSpan.TicksPerMillisecond);
        if (maxNrOfRetries < 0)
            return true;
        MaxNrOfRetriesCount++;
        return MaxNrOfRetriesCount <= maxNrOfRetries;
    }

    private bool InWindow(int retries, long window)
    {
        // One more than elapsed, since 0 means that no window is open.
        var now = Stopwatch.GetElapsedTime(s_origin).Ticks + 1;
        if (RestartTimeWindowStartTicks == 0)
            RestartTimeWindowStartTicks = now;
        if (now - RestartTimeWindowStartTicks <= window)
        {
            MaxNrOfRetriesCount++;
            return MaxNrOfRetriesCount <= retries;
        }
        MaxNrOfRetriesCount = 1;
        RestartTimeWindowStartTicks = now;
        return true;
    }
}
