using Actors.Platform;
using Actors.Processes;
using Actors.Policies;
using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Supervision;

/// <summary>What a oneshot's scripts are run with.</summary>
/// <param name="WorkingDirectory">Their working directory.</param>
/// <param name="Environment">Their environment, to which <c>RC_NAME</c> is added.</param>
/// <param name="StandardInput">The descriptor that is their stdin.</param>
/// <param name="HasNothingToDo">
/// Tells of a command line that running it would change nothing, so that no process is started for it (the overlay's own scripts where their
/// directories are empty).
/// </param>
public sealed record OneshotSettings(
    string WorkingDirectory, EnvironmentBlock Environment, int StandardInput, Func<IReadOnlyList<string>, bool> HasNothingToDo)
{
    /// <summary>Its policies.</summary>
    public ServicePolicy Policy { get; init; } = ServicePolicy.Default;

    /// <summary>The container's variables, a file each; null: there are none.</summary>
    public string? ContainerEnvironment { get; init; }
}

/// <summary>
/// A oneshot: runs its <c>up</c> when it is started, its <c>down</c> when it is stopped, and answers with how that ended.
/// Between the two it is nothing but a state that the readiness coordinator keeps. An empty script succeeds at once.
/// <para>
/// It is idle (no script is at work), running (one is, for <c>_requester</c>: <c>_script</c>), ending (one is that nobody waits for any more: <c>_forgotten</c>) or waiting (the same, and there is
/// a <c>_requester</c> again, whose script waits for its end). There are never two scripts at work. docs/service-states.md has the table of states and what happens in them.
/// </para>
/// </summary>
public sealed class OneshotActor : ReceiveActor
{
    private readonly ProcessHost _host;
    private readonly OneshotDefinition _definition;
    private readonly OneshotSettings _settings;
    private readonly Reporter _report;
    private OneshotScript _running = OneshotScript.Empty;
    private IActorRef? _script;
    private IActorRef? _forgotten;
    private ExitStatus? _ended;
    private int _spawnError;
    private IActorRef? _requester;
    private Func<string?, object>? _answer;
    private int _pid;
    private int _runs;
    private Tai64n _since = Tai64n.Now;
    private ExitStatus? _lastExit;
    private long _firstSpawned;

    /// <param name="host">Reaper.</param>
    /// <param name="definition">What it runs.</param>
    /// <param name="settings">What it runs it with.</param>
    /// <param name="report">Where it says that a script could not be executed.</param>
    public OneshotActor(ProcessHost host, OneshotDefinition definition, OneshotSettings settings, Reporter report)
    {
        _report = report;
        _host = host;
        _definition = definition;
        _settings = settings;
        var name = definition.Name;
        Receive<ServiceProtocol.Start>(_ => Begin(definition.Up, failure => failure is null
            ? new ServiceProtocol.Started(name) : new ServiceProtocol.StartFailed(name, failure)));
        Receive<ServiceProtocol.Stop>(_ => Begin(definition.Down, failure => failure is null
            ? new ServiceProtocol.Stopped(name) : new ServiceProtocol.StopFailed(name, failure)));
        Receive<ServiceProtocol.Reload>(_ => Begin(definition.Reload, failure => failure is null
            ? new ServiceProtocol.Reloaded(name) : new ServiceProtocol.ReloadFailed(name, failure)));
        Receive<ServiceProtocol.GiveUp>(_ => GiveUp());
        Receive<ServiceProtocol.SendSignal>(send => _script?.Tell(new ProcessProtocol.SendSignal(send.Signal, send.ToGroup)));
        Receive<OneshotProtocol.GetStatus>(_ => Sender.Tell(Status));
        Receive<ProcessProtocol.ProcessStarted>(started => OnScriptStarted(started.Pid));
        Receive<ProcessProtocol.ProcessNotStarted>(failed => _spawnError = failed.Errno);
        Receive<Terminated>(gone => OnScriptGone(gone.ActorRef));
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
    {
        if (failure is not ProcessEndedException ended)
            return Directive.Escalate;
        if (Sender.Equals(_script))
            _ended = ended.Status;
        return Directive.Stop;
    }, loggingEnabled: false);

    private OneshotStatus Status => new(_script is null ? null : ReferenceEquals(_running, _definition.Up), _script is null ? 0 : _pid, _since, _lastExit)
    {
        Settings = _settings,
        Runs = _runs,
        FirstSpawned = _firstSpawned,
    };

    private void OnScriptStarted(int pid)
    {
        if (!Sender.Equals(_script))
            return;
        _pid = pid;
        _runs++;
        _since = Tai64n.Now;
        if (_firstSpawned == 0)
            _firstSpawned = Clock.MonotonicNanoseconds;
    }

    private void Begin(OneshotScript script, Func<string?, object> answer)
    {
        _requester = Sender;
        _answer = answer;
        _running = script;
        if (script.IsEmpty || _settings.HasNothingToDo(script.Arguments))
        {
            Answer(null);
            return;
        }

        // One that was given up, or a reload that a stop of the container overtakes, may still be at work: there are never two scripts of a oneshot.
        _forgotten ??= _script;
        _script = null;
        if (_forgotten is null)
            Execute(script);
    }

    private void Execute(OneshotScript script)
    {
        var environment = BuildEnvironment();
        _ended = null;
        _spawnError = Executables.Find(script.Arguments[0], environment["PATH"], out var path);
        if (_spawnError != 0)
        {
            Answer(NotExecuted(script));
            return;
        }

        var request = new SpawnRequest(path, script.Arguments, environment.ToArray())
        {
            WorkingDirectory = _settings.WorkingDirectory,
            NewSession = true,
            Descriptors = [(0, _settings.StandardInput)],
        };
        var applied = ServiceProcess.Apply(request, _settings.Policy.Process, out var fault);
        if (applied is null)
        {
            Warn(fault!);
            Answer(fault);
            return;
        }

        _script = Context.Watch(Context.ActorOf(ProcessActor.CreateProps(_host, applied)));
    }

    private EnvironmentBlock BuildEnvironment()
    {
        var policy = _settings.Policy;
        var block = _settings.Environment.Clone();
        if (!ReferenceEquals(policy, ServicePolicy.Default))
        {
            var hasCommand = policy.Command is not null;
            var environment = new ServiceEnvironment(policy, Warn);
            var instance = policy.Instances is not null && _definition.Name.IndexOf('@') is > 0 and var at ? _definition.Name[(at + 1)..] : null;
            if (!environment.IsPlain(hasCommand) || instance is not null)
                block = EnvironmentBlock.Of([.. environment.Build(block.ToArray(), policy.Process.ContainerEnvironment ?? hasCommand ? _settings.ContainerEnvironment : null, instance)]);
        }

        block["RC_NAME"] = _definition.Name;
        return block;
    }

    private void Warn(string text) => _report.Warning("actors", $"service {_definition.Name}: {text}");

    private void OnScriptGone(IActorRef script)
    {
        if (script.Equals(_forgotten))
        {
            _forgotten = null;
            if (_requester is not null)
                Execute(_running);
            return;
        }

        _script = null;
        _lastExit = _ended;
        _since = Tai64n.Now;
        Answer(_ended switch
        {
            { } ended when _settings.Policy.IsSuccess(ended) => null,
            { IsSignaled: true } killed => $"command crashed with signal {(int)killed.Signal}",
            { } exited => $"command exited {exited.Code}",
            null => NotExecuted(_running),
        });
    }

    private string NotExecuted(OneshotScript script)
    {
        Warn($"unable to exec {script.Arguments[0]}: {Errno.DescribeLimit(_spawnError)}");
        return $"command exited {(Errno.IsExhaustion(_spawnError) ? 111 : Executables.ExitCodeOf(_spawnError))}";
    }

    /// <summary>The script is told to end, once, and forgotten, as s6-sudod does with a client that has gone; only the next script of the service waits for its end.</summary>
    private void GiveUp()
    {
        _script?.Tell(new ProcessProtocol.SendSignal(Signal.Term));
        _script?.Tell(new ProcessProtocol.SendSignal(Signal.Cont));
        _forgotten ??= _script;
        _script = null;
        _requester = null;
    }

    private void Answer(string? failure)
    {
        _requester?.Tell(_answer!(failure));
        _requester = null;
    }
}
