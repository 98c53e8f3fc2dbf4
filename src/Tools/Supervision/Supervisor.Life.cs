using System.Globalization;
using Actors.Platform;

namespace Actors.Tools.Supervision;

/// <content>The life of the service: run, ready, dead, finish.</content>
internal sealed partial class Supervisor
{
    private const string ServiceLock = "supervise/service-lock";
    private const int FailedForGood = 125;

    private void Start()
    {
        var locked = (int)(_directory.LockFd ?? 0);
        var notification = _directory.NotificationFd;
        if (notification is 0)
            _context.Warn("invalid notification-fd");
        if (notification is > 0 && notification == (uint)locked)
        {
            StopTimer();
            _context.Warn("unable to start service: notification-fd and lock-fd are the same");
            return;
        }

        var errno = Spawn(locked, notification);
        if (errno != 0)
        {
            CloseNotification();
            _pid = 0;
            SetTimer(Retry);
            _context.Warn($"unable to spawn ./run (waiting {Text(Retry)} seconds): {Errno.Describe(errno)}");
            return;
        }

        if (_notification is not null)
            Descriptors.SetNonBlocking(_notification.Number, true);
        StopTimer();
        _nextStart = null;
        _hasStarted = true;
        _state = State.Up;
        _isReady = false;
        _stamp = Tai64n.Now;
        Announce("u");
    }

    /// <summary>Starts run, behind s6-setlock where it is to have a lock, with a pipe where it tells that it is ready.</summary>
    /// <returns>0, or the error number.</returns>
    private int Spawn(int locked, uint? notification)
    {
        string[] command = ["./run", _name];
        var program = command[0];
        if (locked > 0)
        {
            WarnIfLocked();
            (program, command) = (ToolChildren.Self, ["s6-setlock", "-d", Text(locked), "--", ServiceLock, .. command]);
        }

        Descriptor? write = null;
        if (notification is > 0)
            (_notification, write) = Descriptors.Pipe();
        using (write)
        {
            var request = new SpawnRequest(program, command, _environment)
            {
                NewSession = true,
                NewPidNamespace = _directory.NewPidNamespace,
                Descriptors = write is null ? [] : [((int)notification!.Value, write.Number)],
            };
            return Spawner.Spawn(request, out _pid);
        }
    }

    private void WarnIfLocked()
    {
        using var descriptor = Files.Open(ServiceLock, OpenMode.Write | OpenMode.Create | OpenMode.Truncate | OpenMode.NonBlocking, 0x1A4);
        if (FileLocks.TryIsLocked(descriptor.Number, out var locked) == 0 && locked)
            _context.Warn("another instance of the service is already running, child will block");
    }

    private void ReadNotification()
    {
        Span<byte> buffer = stackalloc byte[512];
        var count = Descriptors.Read(_notification!.Number, buffer);
        if (count == -Errno.EAGAIN || (count > 0 && !buffer[..count].Contains((byte)'\n')))
            return;
        CloseNotification();
        if (count <= 0)
            return;
        _nextStart = Clock.MonotonicNanoseconds + Second;
        _readyStamp = Tai64n.Now;
        _isReady = true;
        Announce("U");
    }

    private void OnDied(ExitStatus status)
    {
        // It may have said that it was ready in its last moment.
        if (_notification is not null)
            ReadNotification();
        CloseNotification();
        var pid = _pid;
        _death = status;
        _isPaused = _isReady = _isDying = false;
        _stamp = Tai64n.Now;
        RecordDeath();
        var (code, signal) = status.IsSignaled ? (256, (int)status.Signal) : (status.Code, 0);
        var errno = Spawner.Spawn(
            new SpawnRequest("./finish", ["finish", Text(code), Text(signal), _name, Text(pid)], _environment) { NewSession = true }, out _pid);
        if (errno != 0)
        {
            if (errno != Errno.ENOENT)
                _context.WarnUnable("spawn ./finish", errno);
            BeDown("dD");
            return;
        }

        _state = State.Finishing;
        var milliseconds = _directory.TimeoutFinish;
        if (milliseconds > 0)
            SetTimer(milliseconds / 1000.0);
        else
            StopTimer();
        Announce("d");
    }

    private void OnFinished(ExitStatus status)
    {
        var failed = !status.IsSignaled && status.Code == FailedForGood;
        if (failed)
            _wantUp = false;
        BeDown(failed ? "OD" : "D");
    }

    private void BeDown(string letters)
    {
        _state = State.Down;
        _pid = 0;
        _isReady = true;
        _due = _nextStart ?? Clock.MonotonicNanoseconds + Second;
        _readyStamp = Tai64n.Now;
        Announce(letters);
        _leaves |= _leavesAfterwards;
    }

    private void RecordDeath()
    {
        try
        {
            var limit = (int)_directory.MaxDeathTally;
            var status = _death.IsSignaled ? new ExitStatus(_death.ShellCode, _death.Signal) : _death;
            if (limit > 0)
                _files.RecordDeath(new DeathRecord(_stamp, status), limit);
        }
        catch (PlatformException failure)
        {
            _context.WarnUnable($"write {DeathRecord.File}", failure.Errno);
        }
    }

    private void CloseNotification()
    {
        _notification?.Dispose();
        _notification = null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
