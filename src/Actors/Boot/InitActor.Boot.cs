using Actors.Platform;
using Actors.Readiness;
using Actors.Services;
using Actors.Supervision;

namespace Actors.Boot;

/// <content>The way up: the hook, what is declared, the services of <c>top</c>; and what becomes of a boot that fails.</content>
public sealed partial class InitActor
{
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
        _policies = _declarations.ReadPolicies();
        var compilation = _declarations.Compile(_policies, new CompileOptions { Verbosity = Math.Max(_report.Verbosity - 1, 0) });
        if (_declarations.SayFaultsOf(_policies) && Behaviour >= 2 && !_isResuming)
        {
            FailToBringUp(1, "the policies have the faults above");
            return;
        }

        _control.Tell(new InitProtocol.PoliciesRead(_policies));
        _declarations.SayFaultsOf(compilation);
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
        try
        {
            LayOut(compilation.Graph);
        }
        catch (PlatformException failure)
        {
            FailToBringUp(111, $"the services are not started: unable to {failure.Action}: {Errno.DescribeLimit(failure.Errno)}");
        }
    }

    /// <summary>The live directories, and the actors of all services.</summary>
    private void LayOut(ServiceGraph graph)
    {
        var live = new LiveDirectory(_settings.Paths.Live, _settings.Paths.ScanDirectory);
        if (!_isResuming)
        {
            live.Create(graph);
            DatabaseFolder.Create(_settings.Paths);
        }

        _live = live;
        _host.Journal?.LaidOut();
        _coordinator = Context.ActorOf(Props.Create(() => new ReadinessCoordinator(graph, _services, _report, _host)), "readiness");
        var oneshots = new OneshotSettings(live.OneshotDirectory, _settings.Variables.Environment, _settings.StandardInput, _settings.HasNothingToDo);
        _services.Tell(new ServicesProtocol.Adopt(graph, oneshots, live)
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

    private void StartTop()
    {
        _times = _times with { StartTop = Clock.MonotonicNanoseconds };
        _coordinator.Tell(new ReadinessProtocol.Change(["top"], Up: true) { Timeout = _settings.Variables.Limit("S6_CMD_WAIT_FOR_SERVICES_MAXTIME") });
    }

    private void OnTopChanged(ReadinessProtocol.Changed changed)
    {
        _times = _times with { Up = Clock.MonotonicNanoseconds };
        if (changed.ExitCode != 0)
            _failure = changed.Detail ?? changed.Message ?? "not all services came up";
        if (changed.Message is { } message)
            _report.Fatal("s6-rc", message);
        if (changed.ExitCode != 0 && Behaviour > 0)
        {
            _report.WarningAlways(ReferenceProgram, "s6-rc failed to properly bring all the services up! Check your logs (in /run/uncaught-logs/current if you have in-container logging) for more information.");
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
}
