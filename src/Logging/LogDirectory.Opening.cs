using Actors.Platform;

namespace Actors.Logging;

internal sealed partial class LogDirectory
{
    /// <summary>An old <c>current</c> that is in no directory any more: what it holds is still to be copied.</summary>
    private Descriptor? _lost;
    private long _lostCopied;
    private bool _directoryIsGone;

    /// <summary>Creates the directory where it is missing, locks it, and puts what a crash has left there in order.</summary>
    /// <exception cref="PlatformException">It cannot be used.</exception>
    public void Open()
    {
        var errno = TryOpen(out var action);
        if (errno != 0)
        {
            Dispose();
            throw new PlatformException(action, errno);
        }

        var now = _host.MonotonicNanoseconds;
        _checkAt = now + RetryDelay;
        if (_options.PeriodSeconds > 0)
            _periodAt = now + (_options.PeriodSeconds * 1_000_000_000L);
    }

    private int TryOpen(out string action)
    {
        action = $"mkdir {_options.Path}";
        var errno = _files.CreateDirectory(_options.Path, 0x5C0); // 02700, as s6-log asks; Linux ignores the setgid bit here
        if (errno is not (0 or Errno.EEXIST))
            return errno;
        errno = TryLock(out action);
        if (errno != 0)
            return errno;
        action = $"stat {Current}";
        errno = _files.TryStatus(Current, out var status);
        if (errno is not (0 or Errno.ENOENT))
            return errno;
        var isComplete = errno == 0 && (status.Mode & CompleteMark) != 0;
        errno = isComplete ? RecoverPrevious(out action) : Recover(out action);
        return errno != 0 ? errno : TryOpenCurrent(out action);
    }

    private int TryLock(out string action)
    {
        var path = Files.Join(_options.Path, "lock");
        action = $"open {path}";
        if (_lock is not null && IsSame(path, _lock))
            return 0; // From a try before, which failed later.
        var errno = _files.Open(path, OpenMode.Write | OpenMode.Create, out var descriptor);
        if (errno != 0)
            return errno;
        action = $"lock {path}";
        errno = _files.TryLock(descriptor!);
        if (errno != 0)
        {
            descriptor!.Dispose();
            return errno;
        }

        _lock?.Dispose();
        _lock = descriptor;
        return 0;
    }

    private int TryOpenCurrent(out string action)
    {
        action = $"open {Current}";
        var errno = _files.Open(Current, OpenMode.Write | OpenMode.Create | OpenMode.Append, out var descriptor);
        if (errno != 0)
            return errno;
        action = $"change mode of {Current}";
        errno = Tolerate(_files.ChangeMode(descriptor!, _mode));
        var status = default(FileStatus);
        if (errno == 0)
        {
            action = $"stat {Current}";
            errno = _files.TryStatus(descriptor!, out status);
        }

        if (errno != 0)
        {
            descriptor!.Dispose();
            return errno;
        }

        _current?.Dispose();
        _current = descriptor;
        _size = status.Size;
        return 0;
    }

    /// <summary>
    /// The logger before did not end cleanly: what it was writing to, and what it was about to archive, become <c>@STAMP.u</c>. What had
    /// come whole out of a processor is archived as such.
    /// </summary>
    private int Recover(out string action)
    {
        action = $"clean up {_options.Path}";
        var errno = RemoveAll("state", "newstate");
        if (errno == 0)
            errno = RecoverPrevious(out action);
        if (errno != 0)
            return errno;
        action = $"finish current .u for logdir {_options.Path}";
        errno = Archive("current", 'u');
        if (errno != 0)
            return errno;
        var state = Files.Join(_options.Path, "state");
        action = $"create {state}";
        errno = _files.Open(state, OpenMode.Write | OpenMode.Create | OpenMode.Truncate, out var descriptor);
        descriptor?.Dispose();
        return errno;
    }

    private int RecoverPrevious(out string action)
    {
        var processed = Files.Join(_options.Path, "processed");
        action = $"stat {processed}";
        var errno = _files.TryStatus(processed, out var status);
        if (errno is not (0 or Errno.ENOENT))
            return errno;
        if (errno == 0 && (status.Mode & CompleteMark) != 0)
        {
            action = $"finish processed .s for logdir {_options.Path}";
            errno = RemoveAll("previous");
            return errno != 0 ? errno : Archive("processed", 's');
        }

        action = $"finish previous .u for logdir {_options.Path}";
        errno = RemoveAll("processed");
        return errno != 0 ? errno : Archive("previous", 'u');
    }

    private int RemoveAll(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var errno = _files.Remove(Files.Join(_options.Path, name));
            if (errno != 0)
                return errno;
        }

        return 0;
    }

    /// <summary>
    /// Whether what is written to <see cref="_current"/> can still be found in the directory. Not asked at each write: what is written to a file that
    /// somebody has removed is not lost yet.
    /// </summary>
    private bool IsStillThere()
    {
        var now = _host.MonotonicNanoseconds;
        if (now < _checkAt && !_closing)
            return true;
        if (!IsSame(Current, _current!))
            return false;
        _checkAt = now + RetryDelay;
        return true;
    }

    /// <summary>Whether a path leads to an open file. Where that cannot be told for now it is taken to do so.</summary>
    private bool IsSame(string path, Descriptor descriptor)
    {
        var errno = _files.TryStatus(path, out var there);
        if (errno != 0)
            return errno is not (Errno.ENOENT or Errno.ENOTDIR);
        return _files.TryStatus(descriptor, out var own) != 0 || (there.Inode == own.Inode && there.Device == own.Device);
    }

    /// <summary>Makes the directory anew where it is gone, else just <c>current</c>, and remembers what went with the old one.</summary>
    private bool TryReattach()
    {
        _directoryIsGone |= !IsSame(Files.Join(_options.Path, "lock"), _lock!);
        var old = _current!;
        _current = null;
        string action;
        int errno;
        if (_directoryIsGone)
        {
            AbandonArchival();
            errno = TryOpen(out action);
        }
        else
        {
            errno = TryOpenCurrent(out action);
        }

        if (errno != 0)
        {
            _current = old;
            Fail(action, errno);
            return false;
        }

        _host.Warn($"{Current} was gone and is made anew");
        _checkAt = _host.MonotonicNanoseconds + RetryDelay;
        _directoryIsGone = false;
        _rotation = RotationStep.None;
        if (_files.TryStatus(old, out var status) == 0 && status is { Links: 0, Size: > 0 })
        {
            errno = _files.Open($"/proc/self/fd/{old.Number}", OpenMode.Read, out _lost);
            _lostCopied = 0;
            if (errno != 0)
                Tell(ref _told, $"read what {Current} was", errno);
        }

        old.Dispose();
        return true;
    }

    private bool TryCopyLost()
    {
        var buffer = _host.Buffers.Rent();
        try
        {
            while (true)
            {
                var count = _files.ReadAt(_lost!, buffer, _lostCopied);
                if (count <= 0)
                {
                    if (count < 0)
                        Tell(ref _told, $"read what {Current} was", -count);
                    _lost!.Dispose();
                    _lost = null;
                    return true;
                }

                var head = ReadOnlySpan<byte>.Empty;
                var isWritten = TryWrite(ref head, buffer.AsSpan(0, count), out var unwritten);
                _lostCopied += count - unwritten;
                if (!isWritten)
                    return false;
            }
        }
        finally
        {
            _host.Buffers.Return(buffer);
        }
    }
}
