using Actors.Pipelines;
using Actors.Platform;
using Actors.Processes;
using Actors.Policies;
using Actors.Services;
using static Actors.Supervision.ServicesProtocol;

namespace Actors.Supervision;

/// <summary>
/// The parent of all services. Its longruns are the directories of the scan directory (<c>/run/service</c>), whoever put them there: the service
/// database, services.d, or a script at run time; its oneshots are those of the service database. It passes <see cref="ServiceProtocol"/> on to the
/// service that is named.
/// <para>
/// A fault in the code of a service's actor does not lose the process that it supervises: the actor is resumed, and the fault
/// reported. One that cannot even begin (its directory is not usable) is stopped, and the others go on.
/// </para>
/// </summary>
public sealed partial class ServicesActor : ReceiveActor
{
    private const string Program = "actors";
    private const string LogSuffix = "/log";

    private readonly ProcessHost _host;
    private readonly string _scanDirectory;
    private readonly IReadOnlyList<string> _environment;
    private readonly Reporter _report;
    private readonly CatchAllLog? _catchAll;
    private readonly Dictionary<string, IActorRef> _longruns = [];
    private readonly Dictionary<string, IActorRef> _oneshots = [];
    private ServiceGraph? _graph;
    private readonly HashSet<string> _again = [];

    /// <summary>Services that were told to leave because they were no longer there.</summary>
    private readonly HashSet<string> _leaving = [];
    private OneshotSettings? _oneshotSettings;
    private LiveDirectory? _live;
    private readonly Lazy<bool> _mayExecute;
    private bool _ending;
    private HashSet<IActorRef> _notEnded = [];
    private IActorRef _waitsForTheEnd = ActorRefs.Nobody;

    /// <param name="host">Reaper and poller.</param>
    /// <param name="scanDirectory">Where longruns are looked for.</param>
    /// <param name="environment">The environment of longruns.</param>
    /// <param name="report">Where warnings go.</param>
    /// <param name="catchAll">The logger of what has no other; null: there is none.</param>
    public ServicesActor(ProcessHost host, string scanDirectory, IReadOnlyList<string> environment, Reporter report, CatchAllLog? catchAll = null)
    {
        _host = host;
        _scanDirectory = scanDirectory;
        _mayExecute = new Lazy<bool>(() => Mounts.MayExecute(scanDirectory));
        _environment = environment;
        _report = report;
        _catchAll = catchAll;
        Receive<Adopt>(OnAdopt);
        Receive<Replace>(OnReplace);
        Receive<LongrunProtocol.Settled>(OnSettled);
        Receive<Rescan>(rescan =>
        {
            OnRescan(rescan.Prune, rescan.EndsLoggers);
            rescan.ReplyTo.Tell(Rescanned.Instance);
        });
        Receive<EndAll>(_ => OnEndAll());
        Receive<ServiceProtocol.Stopped>(_ => OnEnded(Sender));
        Receive<Find>(find => Sender.Tell(new Found(find.Service, _longruns.GetValueOrDefault(find.Service, ActorRefs.Nobody))));
        Receive<GetMembers>(_ => Sender.Tell(new Members(
        [
            .. _longruns.Select(entry => new Member(entry.Key, true, entry.Value)),
            .. _oneshots.Select(entry => new Member(entry.Key, false, entry.Value)),
        ])));
        Receive<SuperviseAgain>(again => _again.Add(again.Service));
        Receive<Terminated>(gone => OnGone(gone.ActorRef));
        Receive<ServiceProtocol.Start>(start =>
        {
            _starter = Sender;
            Retry(start.Service);
            Pass(start.Service, start, reason => new ServiceProtocol.StartFailed(start.Service, reason));
        });
        Receive<ServiceProtocol.Stop>(stop => Pass(stop.Service, stop, _ => new ServiceProtocol.Stopped(stop.Service)));
        Receive<ServiceProtocol.Reload>(reload => Pass(reload.Service, reload, reason => new ServiceProtocol.ReloadFailed(reload.Service, reason)));
        Receive<ServiceProtocol.Restart>(restart => Pass(restart.Service, restart, reason => new ServiceProtocol.StartFailed(restart.Service, reason)));
        Receive<ServiceProtocol.GiveUp>(giveUp => Pass(giveUp.Service, giveUp, null));
    }

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
    {
        if (failure is ServiceFailedException failed)
            return DecideFailure(failed);
        var (begun, cause) = failure is ActorInitializationException ? (false, failure.InnerException ?? failure) : (true, failure);
        if (!begun && cause is PlatformException exhausted && Errno.IsExhaustion(exhausted.Errno))
        {
            Refuse(Sender, exhausted);
            return Directive.Stop;
        }

        _report.Warning(Program, $"{(begun ? "fault in the actor of a service" : "unable to supervise a service")}, {Sender.Path.Name}: {cause.Message}");
        return begun ? Directive.Resume : Directive.Stop;
    }, loggingEnabled: false);

    private void OnAdopt(Adopt adopt)
    {
        _graph = adopt.Graph;
        _policies = adopt.Policies;
        _containerEnvironment = adopt.ContainerEnvironment;
        _oneshotSettings = adopt.Oneshots;
        _live = adopt.Live;
        StartPipelines(_graph);
    }

    private void OnRescan(bool prune, bool endsLoggers = false)
    {
        if (_ending || Files.TryList(_scanDirectory, out var names) != 0)
            return;
        var there = new HashSet<string>();
        foreach (var name in names.Where(name => name[0] != '.').Order(StringComparer.Ordinal))
        {
            if (SuperviseNew(name))
            {
                there.Add(name);
                continue;
            }

            var directory = Files.Join(_scanDirectory, name);
            // A database is being laid out that is not known here yet: the rescan that follows on it is the one for its services.
            if ((_live is null && LiveDirectory.IsOfDatabase(directory)) || !Files.IsDirectory(directory))
                continue;
            there.Add(name);
            SuperviseLog(name, directory, there);
            Supervise(name, directory);
        }

        if (prune)
        {
            foreach (var (name, actor) in _longruns.Where(entry => !there.Contains(entry.Key)).ToArray())
                LetGo(name, actor, endsLoggers);
        }
    }

    /// <summary>The lines that a service writes while it ends are for its logger, which ends when all who can write have.</summary>
    private void LetGo(string name, IActorRef actor, bool endsLoggers)
    {
        _leaving.Add(name);
        _again.Remove(name);
        if (endsLoggers || !name.EndsWith(LogSuffix, StringComparison.Ordinal))
        {
            actor.Tell(LongrunProtocol.Leave.Instance);
            return;
        }

        _endingLogs.Add(name);
        actor.Tell(LongrunProtocol.Leave.AtItsEnd);
        StopLogPipeline(name);
    }

    /// <summary>A directory <c>log</c> in a service directory is the service that reads its stdout.</summary>
    private void SuperviseLog(string name, string directory, HashSet<string> there)
    {
        var log = Files.Join(directory, "log");
        if (_graph?.Find(name) is not null || !Files.IsDirectory(log))
            return;
        var logName = name + LogSuffix;
        there.Add(logName);
        StartLogPipeline(name, logName);
        Supervise(logName, log);
    }

    private void Supervise(string name, string directory)
    {
        if (!_longruns.TryGetValue(name, out var actor))
            Supervise(SettingsFor(name, Files.RealPath(directory) ?? directory));
        else if (_leaving.Contains(name))
            _again.Add(name); // put back while it was still on its way out
        else
            actor.Tell(LongrunProtocol.Scanned.Instance);
    }

    /// <summary>What was laid out just now has not to be looked at.</summary>
    private bool SuperviseNew(string name)
    {
        if (_longruns.ContainsKey(name) || _live?.TakeNew(name) is not { } since)
            return false;
        Supervise(SettingsFor(name, _live.RealDirectoryOf(name)) with { LaidOut = since });
        return true;
    }

    private void Supervise(LongrunSettings settings)
    {
        var name = settings.Name;
        _longruns[name] = Context.Watch(Context.ActorOf(Props.Create(() => new LongrunActor(_host, settings, _report)), FreeActorName(name)));
        JoinGroup(name, _longruns[name]);
    }

    /// <summary>An actor keeps its name when its service is renamed; another service may come by that name.</summary>
    private static string FreeActorName(string service) => FreeActorName("", service);

    private static string FreeActorName(string before, string service)
    {
        var name = before + ActorNames.For(service);
        while (!Context.Child(name).IsNobody())
            name += '_';
        return name;
    }

    private void Pass(string name, object message, Func<string, object>? refusal)
    {
        if (Find(name) is { } actor)
            actor.Forward(message);
        else if (refusal is not null)
            Sender.Tell(refusal("it is not supervised"));
    }

    private IActorRef? Find(string name)
    {
        if (_longruns.TryGetValue(name, out var actor) || _oneshots.TryGetValue(name, out actor))
            return actor;
        if (_graph?.Find(name)?.Definition is not OneshotDefinition oneshot)
            return null;
        actor = Context.ActorOf(Props.Create(() => new OneshotActor(_host, oneshot, SettingsFor(oneshot), _report)), FreeActorName(name));
        return _oneshots[name] = Context.Watch(actor);
    }

    private void OnEndAll()
    {
        _ending = true;
        _waitsForTheEnd = Sender;
        _notEnded = [.. _longruns.Values];
        foreach (var (name, actor) in _longruns)
            actor.Tell(new ServiceProtocol.Stop(name));
        TellIfAllEnded();
    }

    private void OnEnded(IActorRef longrun)
    {
        if (_notEnded.Remove(longrun))
            TellIfAllEnded();
    }

    private void TellIfAllEnded()
    {
        if (_notEnded.Count == 0)
            _waitsForTheEnd.Tell(AllEnded.Instance);
    }

    private void OnGone(IActorRef actor)
    {
        OnEnded(actor);
        foreach (var actors in new[] { _longruns, _oneshots })
        {
            foreach (var (name, _) in actors.Where(entry => entry.Value.Equals(actor)).ToArray())
            {
                actors.Remove(name);
                _leaving.Remove(name);
                _endingLogs.Remove(name);
                StopLogPipeline(name);
                LeaveGroup(name);
                if (_again.Remove(name))
                    SuperviseAgain(name);
            }
        }

        OnReleased(actor);
    }

    /// <summary>A supervisor was told to leave, but its service still is in the scan directory: s6-svscan then starts another one.</summary>
    private void SuperviseAgain(string name)
    {
        var main = ServiceOfLog(name);
        var directory = Files.Join(_scanDirectory, main);
        if (_ending || !Files.IsDirectory(directory))
            return;
        SuperviseLog(main, directory, []);
        Supervise(main, directory);
    }
}
