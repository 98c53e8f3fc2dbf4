using Actors.Logging;
using Actors.Processes;
using Actors.Services.Policies;

namespace Actors.Pipelines;

/// <summary>
/// What a service writes to the container's output goes through here, where a policy asks for its name in front of each line, or for JSON: a logger in this process for
/// each stream. They end when the container does, once what is in their pipes is written.
/// </summary>
public sealed class OutputActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly LoggerCommand s_command = LoggerCommand.Parse((string[])["s6-log", "-b", "--", "1"])!;

    private readonly ProcessHost _host;
    private readonly string _service;
    private readonly LoggingPolicy _policy;
    private readonly IReadOnlyDictionary<int, Pipe> _pipes;
    private readonly Dictionary<IActorRef, int> _loggers = [];
    private readonly HashSet<IActorRef> _failed = [];

    /// <param name="host">Loggers' threads.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="policy">What becomes of its lines.</param>
    /// <param name="pipes">What the service writes to, by the number of the stream; closed with this actor.</param>
    public OutputActor(ProcessHost host, string service, LoggingPolicy policy, IReadOnlyDictionary<int, Pipe> pipes)
    {
        _host = host;
        _service = service;
        _policy = policy;
        _pipes = pipes;
        Receive<ProcessProtocol.ProcessStarted>(_ => { });
        Receive<ProcessProtocol.ProcessNotStarted>(_ => _failed.Add(Sender));
        Receive<StartDue>(due => Start(due.Stream));
        Receive<Terminated>(gone =>
        {
            // One that has ended well has been asked to.
            if (_loggers.Remove(gone.ActorRef, out var stream) && _failed.Remove(gone.ActorRef))
                Timers.StartSingleTimer(stream, new StartDue(stream), s_pause);
        });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
    {
        if (failure is not ProcessEndedException { Status.IsSuccess: true })
            _failed.Add(Sender);
        return Directive.Stop;
    }, loggingEnabled: false);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        foreach (var stream in _pipes.Keys)
            Start(stream);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        foreach (var (stream, pipe) in _pipes)
        {
            Pipe.Forget(KeyOf(_service, stream), _host.Journal);
            pipe.Dispose();
        }
    }

    /// <summary>What the pipe of a stream is called in the journal; no service's name is so.</summary>
    internal static string KeyOf(string service, int stream) => $"{service}//{stream}";

    private void Start(int stream)
    {
        var pipe = _pipes[stream];
        var request = new LoggerRequest(_service, new LoggerPlan(s_command, LoggingScript.Parse(s_command.Script)), "/", [pipe.Input, (1, stream), (2, 2)], [])
        {
            Pipe = pipe,
            Options = new LogEngineOptions
            {
                Service = _service,
                Stream = stream == 1 ? "stdout" : "stderr",
                PrefixOutput = _policy.Prefix,
                JsonOutput = _policy.Json,
            },
        };
        _loggers[Context.Watch(Context.ActorOf(LoggerActor.CreateProps(_host, request)))] = stream;
    }

    private sealed record StartDue(int Stream);
}
