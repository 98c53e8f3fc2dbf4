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

    /// <summary>How a change ended.</summary>
    /// <param name="ExitCode">s6-rc's exit code: 0 done, 1 something failed, 2 the time was up, 3 an unknown name, 111 another change is under way.</param>
    /// <param name="Message">What s6-rc would say after <c>s6-rc: fatal: </c>; null: nothing.</param>
    public sealed record Changed(int ExitCode, string? Message = null);

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
    public sealed record States(ServiceGraph Graph, IReadOnlySet<AtomicService> Up, bool IsBusy, IReadOnlyCollection<AtomicService> Moving);

    internal sealed record ServiceTimeUp(AtomicService Service);

    internal sealed class ChangeTimeUp
    {
        internal static ChangeTimeUp Instance { get; } = new();
    }
}
