using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>s6-notifyoncheck</c>, in a run script: goes on with the service, while a child (<see cref="ReadinessPoller"/>) runs a check
/// until it succeeds, and then notifies the supervisor that the service is ready.
/// </summary>
internal static class S6Notifyoncheck
{
    private const string Usage =
        "s6-notifyoncheck [ -d ] [ -3 fd ] [ -s initialsleep ] [ -T globaltimeout ] [ -t localtimeout ] [ -w waitingtime ] [ -n tries ] "
        + "[ -c \"checkprog...\" ] prog...";

    private static readonly string[] s_long =
    [
        "doublefork=d", "notification-fd=3", "initial-sleep=s", "global-timeout=T", "local-timeout=t", "waiting-time=w", "tries=n", "check-program=c",
    ];

    public static ChainStep Run(ChainContext context)
    {
        var orphan = false;
        uint? notification = null;
        var plan = new ReadinessPlan();
        var options = new LongOptions(context, "d3:s:T:t:w:n:c:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'd': orphan = true; break;
                case '3': notification = options.Number(); break;
                case 's': plan = plan with { InitialSleep = options.Number() }; break;
                case 'T': plan = plan with { TotalLimit = options.Number() }; break;
                case 't': plan = plan with { CheckLimit = options.Number() }; break;
                case 'w': plan = plan with { Pause = options.Number() }; break;
                case 'n': plan = plan with { Tries = options.Number() }; break;
                default: plan = plan with { Check = options.Value }; break;
            }
        }

        if (options.Operands.Count == 0)
            throw context.Usage(Usage);
        plan = plan with { Notification = notification ?? ReadNotification(context) };
        if (!Descriptors.IsInheritable((int)plan.Notification))
            throw context.Fatal(ExitCode.SystemCallFailed, $"notification-fd sanity check failed: {Errno.Describe(Errno.EBADF)}");
        RequireSupervisor(context);
        StartPoller(context, plan, orphan);
        _ = Descriptors.Close((int)plan.Notification);
        return ChainStep.Continue(options.Operands);
    }

    /// <summary>The notification descriptor of the service whose directory this is.</summary>
    internal static uint ReadNotification(ChainContext context)
    {
        var errno = Files.TryReadAllBytes("notification-fd", out var bytes);
        if (errno != 0)
            throw context.Failed("read ./notification-fd", errno);
        var text = ByteString.FromBytes(bytes);
        var end = text.IndexOf('\n');
        return Numbers.TryParse(end < 0 ? text : text[..end], out uint number)
            ? number
            : throw context.Fatal(ExitCode.WrongUsage, "invalid ./notification-fd");
    }

    private static void RequireSupervisor(ChainContext context)
    {
        var errno = SupervisedDirectory.TryIsSupervised(".", out var supervised);
        if (errno != 0)
            throw context.Failed("sanity-check current service directory", errno);
        if (!supervised)
            throw context.Fatal(ExitCode.WrongUsage, "s6-supervise not running.");
    }

    /// <summary>Starts the poller, and waits until it listens for the service's death: a service that dies at once must not leave a poller behind.</summary>
    private static void StartPoller(ChainContext context, ReadinessPlan plan, bool orphan)
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        {
            int pid;
            using (write)
            {
                var synchronization = Math.Max(plan.Notification + 1, 3);
                var request = new SpawnRequest(ToolChildren.Self, plan.ToArguments(synchronization, orphan), context.Environment.ToArray())
                {
                    Descriptors = [((int)plan.Notification, (int)plan.Notification), ((int)synchronization, write.Number)],
                };
                var errno = Spawner.Spawn(request, out pid);
                if (errno != 0)
                    throw context.Failed(orphan ? "doublefork" : "fork", errno);
            }

            if (orphan)
                _ = Children.Wait(pid, out _, out _);
            if (Descriptors.Read(read.Number, new byte[1]) < 1)
                throw context.Fatal(ExitCode.SystemCallFailed, "unable to synchronize with child");
        }
    }
}
