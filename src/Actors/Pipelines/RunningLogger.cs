using Actors.Logging;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Pipelines;

/// <summary>
/// A logger at work: what a process of s6-log would be. All but the constructor on the logger's thread.
/// </summary>
internal sealed class RunningLogger
{
    /// <summary>How often one logger reads before others have their turn.</summary>
    private const int ReadsInARow = 4;

    private readonly LoggerThread _thread;
    private readonly LoggerRequest _request;
    private readonly ProcessHost _processes;
    private readonly IActorRef _actor;
    private readonly Descriptor _input;
    private readonly LoggerOutput? _output;
    private readonly LoggerOutput _alerts;
    private readonly Descriptor? _notification;
    private readonly LogEngine _engine;
    private readonly LogFeed _feed;
    private ulong _key;
    private bool _isPaused;

    /// <summary>Opens its descriptors, as this process: what they are was decided by who has made the pipes.</summary>
    /// <exception cref="PlatformException">One cannot be opened.</exception>
    internal RunningLogger(LoggerThread thread, LoggerRequest request, ProcessHost processes, IActorRef actor)
    {
        _thread = thread;
        _request = request;
        _processes = processes;
        _actor = actor;
        var (plan, command) = (request.Plan, request.Plan.Command);
        _alerts = new(request.Own(plan.Alerts));
        try
        {
            // An open file of its own: non-blocking here, and as ever for a process that reads the same pipe some other time.
            _input = Files.Open($"/proc/self/fd/{request.Own(0)}", OpenMode.Read | OpenMode.NonBlocking);
            if (plan.Script.Actions.Any(action => action is OutputAction))
                _output = new(request.Own(plan.Output));
            if (command.Notification is { } fd)
                _notification = Descriptors.Duplicate(request.Own((int)fd));
        }
        catch (PlatformException)
        {
            Close();
            throw;
        }

        var environment = plan.ClearsEnvironment ? EnvironmentBlock.Of() : EnvironmentBlock.Of([.. request.Environment]);
        var host = new LoggerHost(thread.Buffers, this, _output, _alerts, environment);
        var options = request.Options with { Blocking = command.Blocks, LineLimit = command.LineLimit };
        _engine = new(plan.Script.In(request.Directory), host, options);
        _feed = new(_engine, host, command.LineLimit, command.LastLineMilliseconds);
    }

    /// <summary>Whether it is over.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>When <see cref="Advance"/> has something to do: monotonic nanoseconds.</summary>
    internal long NextDeadline => HasEnded || _isPaused ? long.MaxValue : _feed.NextDeadline;

    internal void Open()
    {
        _key = _thread.Add(this);
        if (_thread.HasFailed)
        {
            Say("fatal: unable to become the user that the logger of " + _request.Service + " is to be");
            End(new(111, Signal.None));
            return;
        }

        _thread.StandIn?.AwaitIdentity();
        _thread.Reports.Tell(_actor, LoggerProtocol.LoggerStarted.Instance, ActorRefs.NoSender);
        try
        {
            _engine.Open();
        }
        catch (PlatformException failure)
        {
            Say("fatal: " + failure.Message);
            End(new(111, Signal.None));
            return;
        }

        if (_notification is not null)
            _ = Descriptors.WriteAll(_notification.Number, "\n"u8);
        _notification?.Dispose();
        _engine.Write(_request.Pipe?.Leftover.Take() ?? []);
        Settle();
    }

    internal void OnInput()
    {
        for (var i = 0; i < ReadsInARow && _feed.WantsInput && !_isPaused; i++)
        {
            if (_feed.Read(_input.Number, _thread.Block) < _thread.Block.Length)
                break;
        }

        Settle();
    }

    internal void OnOutput()
    {
        _engine.FlushOutput();
        Settle();
    }

    internal void Advance()
    {
        _feed.Advance();
        Settle();
    }

    internal void ProcessorEnded(int pid, ExitStatus status)
    {
        _ = _engine.ProcessorEnded(pid, status);
        Settle();
    }

    /// <summary>What the signal would do to s6-log.</summary>
    internal void Take(Signal signal)
    {
        switch (signal)
        {
            case Signal.Term when _request.Plan.Command.IsProtected: break;
            case Signal.Term or Signal.Hup: Stop(); break;
            case Signal.Alrm: _engine.Rotate(); break;
            case Signal.Stop or Signal.Tstp or Signal.Ttin or Signal.Ttou: _isPaused = true; break;
            case Signal.Cont: _isPaused = false; break;
            case Signal.Pipe or Signal.Chld or Signal.Winch or Signal.Urg or Signal.None: break;
            default: Kill(signal); return;
        }

        Settle();
    }

    /// <summary>A fault of ours: it ends as a process that has aborted.</summary>
    internal void Fail(Exception fault)
    {
        _alerts.WriteAll(ByteString.ToBytes($"actors: warning: fault in the logger of {_request.Service}: {fault}\n"));
        Kill(Signal.Abrt);
    }

    internal void Warn(string message)
    {
        if (_request.Plan.Command.Verbosity > 0)
            Say("warning: " + message);
    }

    internal int StartProcessor(SpawnRequest request, out int pid)
    {
        // The child is root until its first exec, so that goes to who makes it the user; only then is the directory entered.
        if (_request.Plan.Identity is { } identity)
        {
            string[] prefix =
            [
                "s6-applyuidgid", "-u", $"{identity.User}", "-g", $"{identity.Group}", "-G", string.Join(',', identity.Groups), "--",
                "execline-cd", request.WorkingDirectory ?? "/", request.Path,
            ];
            request = request with { Path = "/proc/self/exe", Arguments = [.. prefix, .. request.Arguments.Skip(1)], WorkingDirectory = "/" };
        }

        _processes.Ledger.Begin();
        var errno = Spawner.Spawn(request, out pid);
        _thread.Reports.Tell(_processes.Reaper, errno == 0 ? (object)new ReaperProtocol.Watch(pid) : ReaperProtocol.SpawnFailed.Instance, _actor);
        return errno;
    }

    /// <summary>Ends it as it is. The beginning of a line is for the next logger of the pipe.</summary>
    internal void Kill(Signal signal)
    {
        if (HasEnded)
            return;
        if (_engine.HasPartialLine)
            _request.Pipe?.Leftover.Put(_engine.PartialLine);
        if (_engine.PendingBytes > 0)
            Warn($"{_engine.PendingBytes} bytes of lines were killed while they waited to be written");
        End(new(0, signal));
    }

    /// <summary>What is in the pipe by now is logged first: its writers may be gone for good.</summary>
    private void Stop()
    {
        for (var left = Descriptors.Available(_input.Number); left > 0 && _feed.WantsInput;)
        {
            var count = _feed.Read(_input.Number, _thread.Block.AsSpan(0, Math.Min(left, _thread.Block.Length)));
            if (count == 0)
                break;
            left -= count;
        }

        _feed.Stop();
    }

    private void Settle()
    {
        if (HasEnded)
            return;
        if (_engine.IsClosed)
        {
            End(new(0, Signal.None));
            return;
        }

        if (_feed.WantsInput && !_isPaused)
            _thread.Arm(_input.Number, _key);
        if (_engine.OutputIsBlocked)
            _thread.Arm(_output!.Number, _key | 1, forWriting: true);
    }

    private void End(ExitStatus status)
    {
        HasEnded = true;
        Close();
        _thread.Remove(_key);
        _thread.Reports.Tell(_actor, new LoggerProtocol.LoggerEnded(status), ActorRefs.NoSender);
    }

    private void Close()
    {
        _engine?.Dispose();
        if (_key != 0)
        {
            _thread.Forget(_input.Number);
            if (_output is not null)
                _thread.Forget(_output.Number);
        }

        _input?.Dispose();
        _output?.Dispose();
        _alerts.Dispose();
        _notification?.Dispose();
    }

    private void Say(string text) => _alerts.WriteAll(ByteString.ToBytes($"s6-log: {text}\n"));
}
