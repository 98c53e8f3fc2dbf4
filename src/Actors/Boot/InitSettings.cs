using Actors.Handover;
using Actors.Pipelines;
using Actors.Platform;
using Actors.Processes;
using Actors.Services;

namespace Actors.Boot;

/// <summary>What pid 1 is given by the stage before it.</summary>
/// <param name="Command">The container's CMD; empty: none.</param>
/// <param name="Variables">The container's variables.</param>
/// <param name="Paths">Where things are.</param>
public sealed record InitSettings(IReadOnlyList<string> Command, ContainerSettings Variables, OverlayPaths Paths)
{
    /// <summary>For so many descriptors there is room from the beginning: enough for the boot of 150 services.</summary>
    public const int FirstDescriptors = 512;

    /// <summary>A descriptor for the container's original stdin.</summary>
    public int StandardInput { get; init; }

    /// <summary>The container's terminal; null where it has none.</summary>
    public string? Terminal { get; init; }

    /// <summary>Whether this is pid 1 of a pid namespace, so that at the end every process is ours to end.</summary>
    public bool IsFirstProcess { get; init; }

    /// <summary>Tells of a oneshot's command line that it would do nothing; see <see cref="Supervision.OneshotSettings"/>.</summary>
    public Func<IReadOnlyList<string>, bool> HasNothingToDo { get; init; } = _ => false;

    /// <summary>Where loggers are done that need no process; null: each has one.</summary>
    public LoggerThreads? Loggers { get; init; }

    /// <summary>The logger of what has no other; null: that goes to the container's own output.</summary>
    public CatchAllLog? CatchAll { get; init; }

    /// <summary>
    /// Called when only what is left is to be ended: this process's own lines go to the container's stderr from now on, so that the catch-all logger sees
    /// the end of its input once nobody else is there.
    /// </summary>
    public Action? LeaveCatchAll { get; init; }

    /// <summary>When pid 1 began, on the monotonic clock in nanoseconds.</summary>
    public long Begin { get; init; } = Clock.MonotonicNanoseconds;

    /// <summary>Where what a successor of this process has to know is written; null: there will be none.</summary>
    public HandoverJournal? Journal { get; init; }

    /// <summary>What there is from before, where this process has succeeded itself.</summary>
    public Inheritance? Inheritance { get; init; }

    /// <summary>Makes the actor that listens to clients, from the poller and <c>init</c>; null: nobody listens.</summary>
    public Func<DescriptorPoller, IActorRef, Props>? Control { get; init; }

    /// <summary>Whether signals that would stop the container go to the CMD while it runs.</summary>
    public bool CommandReceivesSignals => Variables.Number("S6_CMD_RECEIVE_SIGNALS", 0) > 0;

    /// <summary>Where services are declared, as the variables say now.</summary>
    public OverlayLayout Layout => new()
    {
        Etc = Paths.Root + "/etc",
        Profile = Variables["S6_RUNTIME_PROFILE"] ?? "",
        BundleDirectories = Variables["S6_RUNTIME_BUNDLEDIR"] ?? "",
        PackageSources = Paths.Root + "/package/admin/s6-overlay/etc/s6-rc/sources",
    };
}
