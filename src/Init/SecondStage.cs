using System.Globalization;
using Actors.Boot;
using Actors.Control;
using Actors.Pipelines;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Init;

/// <summary>The composition root of pid 1: builds the tree, waits for its end, and ends as it says.</summary>
internal static class SecondStage
{
    /// <summary>The runtime's own log goes to <see cref="ConsoleActor"/> alone.</summary>
    private const string Logging = "akka { stdout-loglevel = OFF, loglevel = WARNING, loggers = [], log-dead-letters = off }";

    /// <summary>As many will do until it is known how many services there are.</summary>
    private const ulong LeastDescriptors = 256;

    private static readonly TimeSpan s_patienceForTheConsole = TimeSpan.FromSeconds(2);

    internal static int Run(string[] arguments)
    {
        try
        {
            if (ThreadReserve.IsNeeded)
                ThreadReserve.Check();
            return RunAsInit(arguments);
        }
        catch (OutOfMemoryException)
        {
            // The runtime's word for a thread that cannot be started, too.
            StandardStreams.Error("actors: fatal: unable to start: too many processes, or out of memory; raise the container's pids limit (or nproc, of its user), or its memory limit\n");
        }
        catch (PlatformException failure)
        {
            StandardStreams.Error($"actors: fatal: unable to {failure.Action}: {Errno.DescribeLimit(failure.Errno)}\n");
        }

        Identity.Exit(111);
        return 111;
    }

    private static int RunAsInit(string[] arguments)
    {
        var isFirst = Identity.ProcessId == 1;
        if (ResourceLimits.Descriptors < LeastDescriptors)
            _ = ResourceLimits.RaiseDescriptors();
        var environment = EnvironmentBlock.OfThisProcess();
        var begin = long.TryParse(environment[FirstStage.Marker], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Clock.MonotonicNanoseconds;
        environment[FirstStage.Marker] = null;
        var succession = SelfSuccession.Begin(arguments, environment, begin.ToString(CultureInfo.InvariantCulture));
        var paths = new OverlayPaths();
        var variables = new ContainerSettings(paths.ContainerEnvironment, environment);
        var standardInput = succession.Keep("stdin", TakeStandardInput).Release();
        Descriptors.SetCloseOnExecFrom(3);
        Files.ChangeDirectory("/");
        var terminal = TerminalName(CatchAll.IsLaidOut(paths) ? 1 : 2);
        var catchAll = CatchAll.Begin(paths, succession);
        Console.SetError(new StreamWriter(new StandardErrorStream()) { AutoFlush = true });
        IActorRef console = ActorRefs.Nobody;
        using var system = TreeHost.Start("actors", builder => builder
            .AddHocon(ConfigurationFactory.ParseString(Logging), HoconAddMode.Prepend)
            .WithActors((system, registry) => registry.Register<ConsoleActor>(console = StartConsole(system, catchAll))));
        if (ThreadReserve.IsNeeded)
            ThreadReserve.Start(system);
        var report = ConsoleActor.CreateReporter(console, variables.Number("S6_VERBOSITY", 2));
        if (!isFirst)
            BecomeSubreaper(report);
        if (succession.Journal is { } journal)
            journal.Report = report;
        if (succession.Fault is { } fault)
            report.Info("actors", $"{fault}: after a fault of its own pid 1 cannot go on (memfd_create: Linux 3.17 or newer, and a seccomp profile that permits it)");

        var settings = new InitSettings(arguments[1..], variables, paths)
        {
            StandardInput = standardInput,
            Terminal = terminal,
            CatchAll = catchAll,
            Loggers = LogsInProcess(variables) ? new LoggerThreads(OverlayScripts.IsOurs, name => variables[name]) : null,
            LeaveCatchAll = () => console.Tell(ConsoleActor.LeaveTheCatchAll, ActorRefs.NoSender),
            Begin = begin,
            Journal = succession.Journal,
            Inheritance = succession.Inheritance,
            IsFirstProcess = isFirst,
            HasNothingToDo = OverlayScripts.HasNothingToDo,
            Control = (poller, init) => Props.Create(() => new ControlActor(ControlPaths.Socket, poller, init, report)),
        };
        var end = RunTree(system, settings, report);
        // Every line so far is written first; a reader that is stuck is not waited for longer. Without a task: that could need threads, of which there may be no more.
        var written = new ManualResetEventSlim();
        console.Tell(ConsoleActor.Stop(written), ActorRefs.NoSender);
        _ = written.Wait(s_patienceForTheConsole);
        return Finish(end);
    }

    private static string? TerminalName(int fd) => Descriptors.IsTerminal(fd) ? Descriptors.TerminalName(fd) : null;

    private static bool LogsInProcess(ContainerSettings variables) =>
        variables["ACTORS_LOGGING_IN_PROCESS"] is not ("0" or "off" or "no" or "false");

    private static IActorRef StartConsole(ActorSystem system, CatchAllLog? catchAll)
    {
        var console = system.ActorOf(Props.Create(() => new ConsoleActor(catchAll)).WithDispatcher(ConsoleActor.Dispatcher), "console");
        system.EventStream.Subscribe(console, typeof(LogEvent));
        return console;
    }

    private static ContainerEnd RunTree(ActorSystem system, InitSettings settings, Reporter report)
    {
        var end = new TaskCompletionSource<ContainerEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var signals = new SignalDescriptor(SignalProtocol.Handled);
        var poller = new DescriptorPoller(new ResidentMemory().Trim);
        var ledger = new SpawnLedger();
        system.ActorOf(Props.Create(() => new InitActor(settings, ledger, poller, signals, report, end)), "init");
        return end.Task.GetAwaiter().GetResult();
    }

    /// <summary>Keeps the container's stdin for those who are to have it; pid 1's own, and so every service's, is /dev/null.</summary>
    private static Descriptor TakeStandardInput()
    {
        var original = Descriptors.Duplicate(0, 10);
        using var nothing = StandardStreams.OpenNothing(OpenMode.Read);
        Descriptors.Move(nothing.Number, 0);
        return original;
    }

    private static void BecomeSubreaper(Reporter report)
    {
        var errno = Children.BecomeSubreaper();
        report.Info("actors", errno == 0
            ? $"running as pid {Identity.ProcessId}, not 1: supervising as a child subreaper"
            : $"running as pid {Identity.ProcessId}, not 1, and unable to become a subreaper: {Errno.Describe(errno)}");
    }

    private static int Finish(ContainerEnd end)
    {
        if (end.Kind == HaltKind.Reboot)
            _ = Machine.Restart();
        else if (end.Kind == HaltKind.PowerOff)
            _ = Machine.PowerOff();
        // Not permitted (the usual container has no CAP_SYS_BOOT): the exit code says all.
        Identity.Exit(end.ExitCode);
        return end.ExitCode;
    }
}
