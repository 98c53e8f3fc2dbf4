using Actors.Services;

namespace Actors.Readiness;

/// <summary>What the <see cref="ReadinessCoordinator"/> is asked and answers; the verbs of s6-rc.</summary>
public static class ReadinessProtocol
{
    /// <summary>Bring services up or down, with all that they need or that needs them. Answered by <see cref="Changed"/>.</summary>
    /// <param name="Names">Services and bundles.</param>
    /// <param name="Up">Up, or down.</param>
    public sealed record Change(IReadOnlyList<string> Names, bool Up)
    {
        /// <summary>Also everything that is up (s6-rc -a).</summary>
        public bool AddAllUp { get; init; }

        /// <summary>Also the opposite for everything that is not meant (s6-rc -p).</summary>
        public bool Prune { get; init; }

        /// <summary>Essential services go down too (s6-rc -D).</summary>
        public bool IncludeEssential { get; init; }

        /// <summary>Limit for the whole; null: none.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>Waits for another change under way (s6-rc -b); else that is refused.</summary>
        public bool Block { get; init; }

        /// <summary>What is done is told to the sender, as <see cref="Said"/>, from this verbosity on (s6-rc -v); null: the container's log has it.</summary>
        public int? Verbosity { get; init; }
    }

    /// <summary>Stop everything but essential services, now: what is starting is not waited for, nothing new starts. Answered by <see cref="EverythingStopped"/>.</summary>
    public sealed class StopEverything
    {
        /// <summary>The only one.</summary>
        public static StopEverything Instance { get; } = new();
    }

    /// <summary>Everything that could be stopped is down.</summary>
    public sealed class EverythingStopped
    {
        /// <summary>The only one.</summary>
        public static EverythingStopped Instance { get; } = new();
    }

    /// <summary>Reload services: longruns get their reload signal, oneshots run their reload script. Answered by <see cref="Changed"/>.</summary>
    public sealed record ReloadServices(IReadOnlyList<string> Names);

    /// <summary>
    /// Put another graph in the place of this one (s6-rc-update): stop what must stop, take over the graph, start what must be up; what need not move is left alone.
    /// Waits for a change under way. Answered by <see cref="Changed"/>, with s6-rc-update's exit codes: 9 and 10 are 1 and 2 with the old graph still in place.
    /// </summary>
    /// <param name="Graph">The new one.</param>
    public sealed record ReplaceGraph(ServiceGraph Graph)
    {
        /// <summary>What becomes of services that are renamed, or that are to be restarted.</summary>
        public IReadOnlyCollection<Conversion> Conversions { get; init; } = [];

        /// <summary>
        /// Tells of a service in both graphs, from its old and its new definition, that it is to be restarted for what is different. s6-rc-update leaves it alone: what is new counts
        /// from its next start.
        /// </summary>
        public Func<AtomicDefinition, AtomicDefinition, bool> IsChanged { get; init; } = (_, _) => false;

        /// <summary>Essential services may be stopped, too; else they are kept as they are (s6-rc-update -e).</summary>
        public bool IncludeEssential { get; init; }

        /// <summary>The policies from now on; null: those of before.</summary>
        public Services.Policies.PolicySet? Policies { get; init; }

        /// <summary>Services that come up too, if the old graph does not have them.</summary>
        public IReadOnlyCollection<string> StartsNew { get; init; } = [];

        /// <summary>What is told to who asked: what is different.</summary>
        public IReadOnlyList<string> Differences { get; init; } = [];

        /// <summary>Only tell what would stop and start (s6-rc-update -n).</summary>
        public bool DryRun { get; init; }

        /// <summary>Limit for the whole; null: none.</summary>
        public TimeSpan? Timeout { get; init; }

        /// <summary>Waits for another change under way (s6-rc-update -b); else that is refused.</summary>
        public bool Block { get; init; } = true;

        /// <summary>What is done is told to the sender, as <see cref="Said"/>, from this verbosity on (s6-rc -v); null: the container's log has it.</summary>
        public int? Verbosity { get; init; }
    }

    /// <summary>A line of a change that is under way, for who asked for it.</summary>
    /// <param name="Level">How grave it is.</param>
    /// <param name="Program">Who says it.</param>
    /// <param name="Text">What.</param>
    public sealed record Said(ReportLevel Level, string Program, string Text);

    /// <summary>How a change ended.</summary>
    /// <param name="ExitCode">s6-rc's exit code: 0 done, 1 something failed, 2 the time was up, 3 an unknown name, 111 another change is under way.</param>
    /// <param name="Message">What s6-rc would say after <c>s6-rc: fatal: </c>; null: nothing.</param>
    public sealed record Changed(int ExitCode, string? Message = null)
    {
        /// <summary>More than s6-rc would say; null: nothing.</summary>
        public string? Detail { get; init; }

        /// <summary>Whether <see cref="Message"/> tells of a service that failed.</summary>
        public bool HasFailed { get; init; }

        /// <summary>For <see cref="ReplaceGraph"/>: what is different in the policies.</summary>
        public IReadOnlyList<string> Differences { get; init; } = [];

        /// <summary>For <see cref="ReplaceGraph"/>: the services that were (or would be) stopped.</summary>
        public IReadOnlyList<string> Stopped { get; init; } = [];

        /// <summary>For <see cref="ReplaceGraph"/>: the services of the new graph that were (or would be) started.</summary>
        public IReadOnlyList<string> Started { get; init; } = [];
    }

    /// <summary>The sender asks for <see cref="States"/>.</summary>
    public sealed class GetStates
    {
        /// <summary>The only one.</summary>
        public static GetStates Instance { get; } = new();
    }

    /// <summary>What is up.</summary>
    /// <param name="Graph">All services.</param>
    /// <param name="Up">Those that are up.</param>
    /// <param name="IsBusy">Whether a change is under way.</param>
    /// <param name="Moving">Those that are on their way.</param>
    public sealed record States(ServiceGraph Graph, IReadOnlySet<AtomicService> Up, bool IsBusy, IReadOnlyCollection<AtomicService> Moving)
    {
        /// <summary>Whether the change under way goes up.</summary>
        public bool IsGoingUp { get; init; }

        /// <summary>Those that wait for others in the change under way.</summary>
        public IReadOnlyCollection<AtomicService> Waiting { get; init; } = [];

        /// <summary>Why those that did not come up (or down) when they last should have, did not.</summary>
        public IReadOnlyDictionary<string, string> Failures { get; init; } = new Dictionary<string, string>();

        /// <summary>When each came up first, by name.</summary>
        public IReadOnlyDictionary<string, FirstStart> FirstStarts { get; init; } = new Dictionary<string, FirstStart>();
    }

    /// <summary>When a service was brought up the first time, on the monotonic clock in nanoseconds; 0: not yet.</summary>
    /// <param name="Told">It was told to start: all that it needs was up.</param>
    /// <param name="Arrived">It was up (and ready, where it can tell), or had failed.</param>
    public readonly record struct FirstStart(long Told, long Arrived);

    /// <summary>On the event stream: a service of the database began to move, or got there.</summary>
    /// <param name="Service">Its name.</param>
    /// <param name="Movement">What it did.</param>
    /// <param name="Reason">Why it failed; null: it did not.</param>
    public sealed record ServiceMoved(string Service, Movement Movement, string? Reason = null);

    internal sealed record ServiceTimeUp(AtomicService Service);

    internal sealed class ChangeTimeUp
    {
        internal static ChangeTimeUp Instance { get; } = new();
    }
}

/// <summary>What a service of the database does in a change.</summary>
public enum Movement
{
    /// <summary>It was told to start: all that it needs is up.</summary>
    Starting,
    /// <summary>It is up, and ready where it can tell.</summary>
    Up,
    /// <summary>It was told to stop: nothing that needs it is up.</summary>
    Stopping,
    /// <summary>It is down.</summary>
    Down,
    /// <summary>It did not get there.</summary>
    Failed,
}
