using Actors.Platform;
using Actors.Policies;
using Actors.Processes;
using Actors.Readiness;
using Actors.Services.Policies;
using Actors.Supervision;

namespace Actors.Boot;

/// <summary>
/// The root of the tree, and what s6-overlay calls stage 2 and 3. It owns the container's exit code.
/// <para>
/// Booting: the stage 2 hook, then the sources are read (after the hook, which may change them), then everything in <c>top</c> is brought up. Running: the CMD
/// runs, or none does, and the container stays for its services. Stopping: all services go down in reverse order, then a <see cref="LastProcessesActor"/> ends whatever is
/// still alive; the moment nothing is left, it is over.
/// </para>
/// <para>
/// A shutdown can come in every state. While the boot still goes on it does not wait for the rest of it. What fails while
/// booting is said in one line, and then <c>S6_BEHAVIOUR_IF_STAGE2_FAILS</c> decides: 0 and 1 go on, 2 stops the container.
/// </para>
/// </summary>
public sealed partial class InitActor : ReceiveActor
{
    private const string Program = "actors";
    private const string ReferenceProgram = "/run/s6/basedir/scripts/rc.init";

    private readonly InitSettings _settings;
    private readonly ProcessHost _host;
    private readonly Reporter _report;
    private readonly TaskCompletionSource<ContainerEnd> _end;
    private readonly ExitCodeFile _exitCode;
    private readonly DeclarationReader _declarations;
    private readonly IActorRef _services;
    private readonly IActorRef _control = ActorRefs.Nobody;
    private bool _booting = true;
    private IActorRef _coordinator = ActorRefs.Nobody;
    private IActorRef _hook = ActorRefs.Nobody;
    private IActorRef _command = ActorRefs.Nobody;
    private PolicySet _policies = PolicySet.None;
    private LiveDirectory? _live;
    private BootTimes _times;
    private string? _failure;

    /// <param name="settings">What it was given.</param>
    /// <param name="ledger">Every spawn is entered in it.</param>
    /// <param name="poller">Waits for descriptors.</param>
    /// <param name="signals">Where signals are read.</param>
    /// <param name="report">Where it says what it does.</param>
    /// <param name="end">Completed when the container is to end.</param>
    public InitActor(
        InitSettings settings, SpawnLedger ledger, DescriptorPoller poller, SignalDescriptor signals, Reporter report, TaskCompletionSource<ContainerEnd> end)
    {
        _settings = settings;
        _report = report;
        _end = end;
        _declarations = new DeclarationReader(settings, report);
        _exitCode = new ExitCodeFile(settings.Paths.ExitCodeFile);
        _times = new BootTimes(settings.Begin) { Tree = Clock.MonotonicNanoseconds };
        var self = Self;
        var reaper = Context.ActorOf(Props.Create(() => new ReaperActor(ledger)), "reaper");
        _host = new ProcessHost(reaper, ledger, poller) { Journal = settings.Journal, Inheritance = settings.Inheritance, Loggers = settings.Loggers };
        Context.ActorOf(Props.Create(() => new SignalActor(signals, poller, reaper, self)), "signals");
        var environment = settings.Variables.Environment.ToArray();
        _services = Context.ActorOf(Props.Create(() => new ServicesActor(_host, settings.Paths.ScanDirectory, environment, report, settings.CatchAll)), "services");
        Context.ActorOf(Props.Create(() => new CommandFifoActor(settings.Paths.ScanControl, poller, letter => OnScanControl(letter, self), settings.Paths.ScanLock)), "scan-control");
        Context.ActorOf(Props.Create(() => new CommandFifoActor(settings.Paths.HaltControl, poller, letter => OnHaltControl(letter, self), null)), "halt-control");
        if (settings.Control is { } control)
            _control = Context.ActorOf(control(poller, self), "control");
        Booting();
    }

    private int Behaviour => _settings.Variables.Number("S6_BEHAVIOUR_IF_STAGE2_FAILS", 0);

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
    {
        if (failure is ServiceFailedException failed)
        {
            Self.Tell(new InitProtocol.ServiceFailed(failed.Service, failed.ExitCode));
            return Directive.Resume;
        }

        // A fault of ours: the actor keeps what it knows, and the next message finds it at work.
        _report.Warning(Program, Describe(failure, $"{Sender.Path}"));
        return failure is ActorInitializationException ? Directive.Stop : Directive.Resume;
    }, loggingEnabled: false);

    /// <inheritdoc/>
    protected override void PreStart() => Self.Tell(InitProtocol.Begin.Instance);

    /// <summary>
    /// Nothing above could do better than this actor, and a new one would boot again over services that run: a fault in it is reported, what it knows
    /// stays, and the next message finds it at work. A boot that a fault has cut short counts as failed.
    /// </summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception fault)
        {
            _report.Fatal(Program, Describe(fault, $"{Self.Path} at {message.GetType().Name}"));
            if (_booting)
                FailToBringUp(111, "the boot was cut short by the fault above");
            return true;
        }
    }

    /// <summary>A system call that fails is no fault of this program: what and why is all there is to say.</summary>
    private static string Describe(Exception fault, string where)
    {
        var cause = fault is ActorInitializationException { InnerException: { } inner } ? inner : fault;
        return cause is PlatformException failure ? $"unable to {failure.Action}: {Errno.DescribeLimit(failure.Errno)}" : $"fault in {where}: {fault}";
    }

    private void Booting()
    {
        OnSignals();
        Receive<InitProtocol.Begin>(_ => Begin());
        Receive<CommandProtocol.CommandStarted>(_ => { });
        Receive<CommandProtocol.CommandEnded>(ended => OnHookEnded(ended.ExitCode));
        Receive<ServicesProtocol.Rescanned>(_ => OnServicesThere());
        Receive<ReadinessProtocol.Changed>(OnTopChanged);
        OnRequests();
    }

    private void Running()
    {
        OnSignals();
        Receive<CommandProtocol.CommandStarted>(started => OnCommandStarted(started.Pid));
        Receive<CommandProtocol.CommandEnded>(ended => OnCommandEnded(ended.ExitCode));
        OnRequests();
    }

    private void StoppingServices()
    {
        Receive<ReadinessProtocol.EverythingStopped>(_ => EndProcesses());
        RefuseRequests();
        ReceiveAny(_ => { }); // it stops already; a CMD's own exit code counts no more
    }

    private void EndingProcesses()
    {
        Receive<LastProcessesProtocol.Ended>(ended => End(ended.Killed));
        RefuseRequests();
        ReceiveAny(_ => { });
    }

    private void OnSignals()
    {
        Receive<SignalProtocol.SignalReceived>(received => OnSignal(received.Signal));
        Receive<InitProtocol.Shutdown>(shutdown =>
        {
            if (shutdown.ExitCode is { } code)
                _exitCode.Write(code);
            Stop(shutdown.Kind);
        });
        Receive<InitProtocol.ServiceFailed>(failed =>
        {
            _report.Fatal(Program, $"service {failed.Service} has failed for good: stopping the container with exit code {failed.ExitCode}");
            EndWith(failed.ExitCode);
        });
    }

    private static void Publish(ContainerPhase phase) => Context.System.EventStream.Publish(new InitProtocol.PhaseChanged(phase));
}
