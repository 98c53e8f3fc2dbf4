using System.Globalization;
using Actors.Platform;

namespace Actors.Init;

/// <summary>
/// Where few processes are permitted, by RLIMIT_NPROC or a cgroup, and so few threads: services may use up what there is, and the runtime does not survive that a thread of its pool cannot
/// be started. So all threads that are needed sooner or later are started at the beginning, or the container ends there.
/// </summary>
internal static class ThreadReserve
{
    /// <summary>With more processes than this nothing is done.</summary>
    private const ulong Few = 512;

    /// <summary>The console's, the one that waits for descriptors, the scheduler's, two for actors, one of the runtime's pool and the one that looks after that.</summary>
    private const int Needed = 7;

    /// <summary>Whether processes are few.</summary>
    internal static bool IsNeeded { get; } = ResourceLimits.Get(Resource.Processes).Soft < Few
        || (Files.TryReadAllBytes("/sys/fs/cgroup/pids.max", out var text) == 0 && ulong.TryParse(ByteString.FromBytes(text), CultureInfo.InvariantCulture, out var limit) && limit < Few);

    /// <summary>Finds out whether there are as many threads to be had as are needed.</summary>
    /// <exception cref="OutOfMemoryException">There are not.</exception>
    internal static void Check()
    {
        using var end = new ManualResetEventSlim();
        var threads = new List<Thread>();
        try
        {
            while (threads.Count < Needed)
            {
                var thread = new Thread(end.Wait, 128 * 1024) { IsBackground = true };
                thread.UnsafeStart();
                threads.Add(thread);
            }
        }
        finally
        {
            end.Set();
            foreach (var thread in threads)
                thread.Join();
        }
    }

    /// <summary>Starts those that would be started when there is something for them to do. The pool gets one, which stays.</summary>
    internal static void Start(ActorSystem system)
    {
        AppContext.SetData("System.Threading.ThreadPool.MaxThreads", "1");
        AppContext.SetData("System.Threading.ThreadPool.ThreadTimeoutMs", int.MaxValue.ToString(CultureInfo.InvariantCulture));
        _ = ThreadPool.UnsafeQueueUserWorkItem(_ => { }, null);
        system.Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => { });
    }
}
