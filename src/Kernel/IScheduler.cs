namespace Actors.Kernel;

/// <summary>Does things later. It wakes up for what is due and for nothing else.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>The scheduler for actions; they run on the scheduler's own thread, so they must be short.</summary>
    IAdvancedScheduler Advanced { get; }
}
