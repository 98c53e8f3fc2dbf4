using Actors.Platform;
using Actors.Processes;

namespace Actors.Pipelines;

/// <summary>
/// One incarnation of a logger that is done in this process. To its parent it is what a <see cref="ProcessActor"/> is: it tells that it has started, takes signals, and fails
/// with <see cref="ProcessEndedException"/> when the logger ends, as the process would. Its pid is this process's, or that of a <see cref="StandIn"/>.
/// </summary>
public sealed class LoggerActor : ReceiveActor
{
    private readonly ProcessHost _host;
    private readonly LoggerRequest _request;
    private readonly Action? _started;
    private RunningLogger? _logger;
    private LoggerThread? _thread;
    private int _pid = Identity.ProcessId;

    /// <param name="host">Reaper, ledger and loggers' threads.</param>
    /// <param name="request">What to do.</param>
    /// <param name="started">Called right after the start, successful or not: closes what only the logger needs, which has its own by then.</param>
    public LoggerActor(ProcessHost host, LoggerRequest request, Action? started = null)
    {
        _host = host;
        _request = request;
        _started = started;
        Receive<LoggerProtocol.LoggerStarted>(_ => Context.Parent.Tell(new ProcessProtocol.ProcessStarted(_pid)));
        Receive<LoggerProtocol.LoggerEnded>(ended => throw new ProcessEndedException(_pid, ended.Status));
        Receive<ProcessProtocol.SendSignal>(send => Post(logger => logger.Take(send.Signal)));
        Receive<ReaperProtocol.ProcessExited>(exited => Post(logger => logger.ProcessorEnded(exited.Pid, exited.Status)));
    }

    /// <summary>How to make one.</summary>
    public static Props CreateProps(ProcessHost host, LoggerRequest request, Action? started = null) =>
        Props.Create(() => new LoggerActor(host, request, started));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var errno = TryPrepare();
        _started?.Invoke();
        if (errno == 0)
        {
            Post(logger => logger.Open());
            return;
        }

        Context.Parent.Tell(new ProcessProtocol.ProcessNotStarted(errno));
        Context.Stop(Self);
    }

    private int TryPrepare()
    {
        try
        {
            var thread = _thread = _host.Loggers!.Get(_request.Plan.Identity);
            if (thread.StandIn?.TryGet(_host, out _pid) is > 0 and var errno)
                return errno;
            _logger = new(thread, _request, _host, Self);
            return 0;
        }
        catch (PlatformException failure)
        {
            return failure.Errno;
        }
        catch (OutOfMemoryException)
        {
            return Errno.EAGAIN; // no thread to be had
        }
    }

    /// <inheritdoc/>
    protected override void PostStop() => Post(logger => logger.Kill(Signal.Kill));

    private void Post(Action<RunningLogger> work)
    {
        if (_logger is { } logger)
            _thread!.Post(() => LoggerThread.Do(logger, work));
    }
}
