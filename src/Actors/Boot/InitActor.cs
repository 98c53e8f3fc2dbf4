using Actors.Platform;
using Actors.Policies;
using Actors.Processes;
using Actors.Readiness;
using Actors.Services;
using Actors.Supervision;

namespace Actors.Boot;

/// <summary>
/// The root of the tree, and what s6-overlay calls stage 2 and 3. It owns the container's exit code.
/// <para>
/// Booting: the stage 2 hook, then the sources are read (after the hook, which may change them), then everything in <c>top</c> is brought up. Running: the CMD
/// runs, or none does, and the container stays for its services. Stopping: all services go down in reverse order, then whatever is
/// still alive is told to end, and killed after a grace time; the moment nothing is left, it is over.
/// </para>
/// <para>
/// A shutdown can come in every state. While the boot still goes on it does not wait for the rest of it. What fails while
/// booting is said in one line, and then <c>S6_BEHAVIOUR_IF_STAGE2_FAILS</c> decides: 0 and 1 go on, 2 stops the container.
/// </para>
/// </summary>
public sealed partial class InitActor : ReceiveActor, IWithTimers
{
    private const string Program = "actors";
    private const string ReferenceProgram = "/run/s6/basedir/scripts/rc.init";

    private readonly InitSettings _settings;
    private readonly ProcessHost _host;
    private readonly Reporter _report;
    private readonly TaskCompletionSource<ContainerEnd> _end;
    private readonly ExitCodeFile _exitCode;
    private readonly IActorRef _services;
    private bool _booting = true;
    private IActorRef _coordinator = ActorRefs.Nobody;
    private readonly IActorRef _control = ActorRefs.Nobody;
    private IActorRef _hook = ActorRefs.Nobody;
    private IActorRef _command = ActorRefs.Nobody;
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

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

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
        _report.Warning(Program, $"fault in {Sender.Path}: {failure}");
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
            var exhausted = fault is PlatformException failure && Errno.IsExhaustion(failure.Errno) ? failure : null;
            _report.Fatal(Program, exhausted is null
                ? $"fault in {Self.Path} at {message.GetType().Name}: {fault}"
                : $"unable to {exhausted.Action}: {Errno.DescribeLimit(exhausted.Errno)}");
            if (_booting)
                FailToBringUp(111, "the boot was cut short by the fault above");
            return true;
        }
    }

    private void Begin()
    {
        if (_settings.Inheritance is { } inheritance && Resume(inheritance.State))
            return;
        if (_settings.CatchAll is not null)
            _services.Tell(new ServicesProtocol.Rescan()); // The logger first: what comes now may be more than fits into its fifo.
        var hook = _settings.Variables.Words("S6_STAGE2_HOOK");
        if (hook.Length == 0)
        {
            BringUp();
            return;
        }

        var request = new SpawnRequest("", hook, _settings.Variables.Environment.ToArray())
        {
            WorkingDirectory = "/",
            NewSession = true,
            Descriptors = [(0, _settings.StandardInput)],
        };
        _hook = Context.ActorOf(Props.Create(() => new CommandActor(_host, request, _report, 0)), "hook");
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

    private void OnHookEnded(int code)
    {
        _hook = ActorRefs.Nobody;
        var hook = string.Join(' ', _settings.Variables.Words("S6_STAGE2_HOOK"));
        if (code == 0)
        {
            _report.Info(ReferenceProgram, $"hook {hook} exited 0");
        }
        else if (Behaviour >= 2)
        {
            _report.Fatal(ReferenceProgram, $"hook {hook} exited {code}");
            EndWith(code);
            return;
        }
        else
        {
            _report.Warning(ReferenceProgram, $"hook {hook} exited {code}");
        }

        BringUp();
    }

    private void BringUp()
    {
        var layout = _settings.Layout;
        if (layout.DefinesBundlesInSources && !_isResuming)
            _report.Warning(ReferenceProgram, layout.BundlesInSourcesWarning);
        _policies = LoadPolicies();
        var compilation = Compile(_policies, new CompileOptions { Verbosity = Math.Max(_report.Verbosity - 1, 0) });
        if (!Accept(_policies))
            return;
        _control.Tell(new InitProtocol.PoliciesRead(_policies));
        Say(compilation.Diagnostics);
        if (compilation.FirstError is not null)
        {
            if (_isResuming)
                GoOnWithoutDatabase("the services cannot be read any more, because of the errors above");
            else
                FailToBringUp(compilation.ExitCode, "the services are not started, because of the errors above");
            return;
        }

        _times = _times with { ServicesRead = Clock.MonotonicNanoseconds };
        MakeRoom(compilation.Graph.Atomics.Length);
        var live = new LiveDirectory(_settings.Paths.Live, _settings.Paths.ScanDirectory);
        try
        {
            if (!_isResuming)
            {
                live.Create(compilation.Graph);
                DatabaseFolder.Create(_settings.Paths);
            }
        }
        catch (PlatformException failure)
        {
            FailToBringUp(111, $"the services are not started: unable to {failure.Action}: {Errno.DescribeLimit(failure.Errno)}");
            return;
        }

        _live = live;
        _host.Journal?.LaidOut();
        _coordinator = Context.ActorOf(Props.Create(() => new ReadinessCoordinator(compilation.Graph, _services, _report, _host)), "readiness");
        var oneshots = new OneshotSettings(live.OneshotDirectory, _settings.Variables.Environment, _settings.StandardInput, _settings.HasNothingToDo);
        _services.Tell(new ServicesProtocol.Adopt(compilation.Graph, oneshots, live)
        {
            Policies = _policies,
            ContainerEnvironment = Files.IsDirectory(_settings.Variables.Directory) ? _settings.Variables.Directory : null,
        });
        _services.Tell(new ServicesProtocol.Rescan { ReplyTo = Self });
    }

    /// <summary>A longrun has a descriptor for its control fifo, and two more while it starts. Beside everything else: it waits, mostly.</summary>
    private static void MakeRoom(int services)
    {
        var count = 64 + (3 * services);
        if ((ulong)count > ResourceLimits.Descriptors)
            _ = ResourceLimits.RaiseDescriptors();
        if (count > InitSettings.FirstDescriptors)
            new Thread(() => Descriptors.MakeRoom(count), 128 * 1024) { IsBackground = true, Name = "descriptors" }.UnsafeStart();
    }

    /// <summary>
    /// The reference's words for all up to its first error, at which it stops, then where that is and what to do; further errors, which the reference would only find once that
    /// one is mended, are told as ours.
    /// </summary>
    private void Say(IEnumerable<Diagnostic> diagnostics)
    {
        const string Compiler = "s6-rc-compile";
        var failed = false;
        foreach (var diagnostic in diagnostics)
        {
            switch (diagnostic.Severity)
            {
                case Severity.Error when failed:
                    _report.Fatal(Program, $"also: {diagnostic.Describe()}");
                    break;
                case Severity.Error:
                    failed = true;
                    _report.Fatal(Compiler, diagnostic.Message);
                    _report.Fatal(Program, $"{diagnostic.File}{(diagnostic.Line is { } line ? $":{line}" : "")}: {diagnostic.Hint}");
                    break;
                case Severity.Warning: _report.Warning(Compiler, diagnostic.Message); break;
                case Severity.Info: _report.Info(Compiler, diagnostic.Message); break;
            }
        }
    }

    /// <summary>As s6-overlay leaves it: the container stays, without services and CMD, so that somebody can look into it; unless it is to stop when stage 2 fails.</summary>
    private void FailToBringUp(int code, string reason)
    {
        _booting = false;
        _failure = reason;
        if (Behaviour >= 2)
        {
            _report.Fatal(Program, $"{reason}; stopping the container (S6_BEHAVIOUR_IF_STAGE2_FAILS is {Behaviour})");
            EndWith(code);
            return;
        }

        _report.Fatal(Program, $"{reason}; the container stays without services and CMD until it is stopped (S6_BEHAVIOUR_IF_STAGE2_FAILS=2 would stop it)");
        Become(Running);
        Publish(ContainerPhase.Running);
    }

    private static void Publish(ContainerPhase phase) => Context.System.EventStream.Publish(new InitProtocol.PhaseChanged(phase));

    private void StartTop()
    {
        _times = _times with { StartTop = Clock.MonotonicNanoseconds };
        _coordinator.Tell(new ReadinessProtocol.Change(["top"], Up: true) { Timeout = _settings.Variables.Limit("S6_CMD_WAIT_FOR_SERVICES_MAXTIME") });
    }

    private void OnTopChanged(ReadinessProtocol.Changed changed)
    {
        _times = _times with { Up = Clock.MonotonicNanoseconds };
        if (changed.ExitCode != 0)
            _failure = changed.Message ?? "not all services came up";
        if (changed.Message is { } message)
            _report.Fatal("s6-rc", message);
        if (changed.ExitCode != 0 && Behaviour > 0)
        {
            _report.Warning(ReferenceProgram, "s6-rc failed to properly bring all the services up! Check your logs (in /run/uncaught-logs/current if you have in-container logging) for more information.");
            if (Behaviour >= 2)
            {
                _report.Fatal(ReferenceProgram, "stopping the container.");
                EndWith(changed.ExitCode);
                return;
            }
        }

        _booting = false;
        _host.Journal?.Booted();
        Become(Running);
        Publish(ContainerPhase.Running);
        if (_settings.Command.Count > 0)
            StartCommand();
    }

    private void Running()
    {
        OnSignals();
        Receive<CommandProtocol.CommandStarted>(started => OnCommandStarted(started.Pid));
        Receive<CommandProtocol.CommandEnded>(ended =>
        {
            Files.Remove(_settings.Paths.CommandPidFile);
            _command = ActorRefs.Nobody;
            EndWith(ended.ExitCode);
        });
        OnRequests();
    }

    /// <summary>What clients ask of the readiness coordinator goes there, once there is one.</summary>
    private void OnRequests()
    {
        Receive<ReadinessProtocol.Change>(PassOn);
        Receive<ReadinessProtocol.ReloadServices>(PassOn);
        Receive<ReadinessProtocol.GetStates>(PassOn);
        Receive<ReadinessProtocol.ReplaceGraph>(PassOn);
        Receive<InitProtocol.UpdateServices>(OnUpdate);
        Receive<InitProtocol.ReloadPolicies>(OnReloadPolicies);
        OnGetOverview(() => _booting ? ContainerPhase.Booting : ContainerPhase.Running);
    }

    private void PassOn(object request)
    {
        if (_coordinator.IsNobody())
            Sender.Tell(new ReadinessProtocol.Changed(111, "there is no service database yet"));
        else
            _coordinator.Forward(request);
    }

    private void OnGetOverview(Func<ContainerPhase> phase) => Receive<InitProtocol.GetOverview>(_ =>
        Sender.Tell(new InitProtocol.Overview(phase(), _times, _services, _coordinator) { Settings = _settings, Policies = _policies, Command = _command, Failure = _failure }));

    /// <summary>Stores the container's exit code, and stops it.</summary>
    private void EndWith(int code)
    {
        _exitCode.Write(code);
        Stop(HaltKind.Halt);
    }
}
