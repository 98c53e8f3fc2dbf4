using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// A log directory: lines go to <c>current</c>, which is rotated to <c>@STAMP.s</c> when it is full.
/// </summary>
/// <remarks>
/// Nothing here waits. What fails is tried again when its time has come (<see cref="NextDeadline"/>, <see cref="Advance"/>), and lines are kept meanwhile.
/// There are two things in progress at most, each a list of steps that can stop at a failure and go on later:
/// <list type="bullet">
/// <item>a rotation (<see cref="RotationStep"/>): <c>current</c> becomes <c>previous</c> and a new <c>current</c> is opened; no line can be written until that is done;</item>
/// <item>an archival (<see cref="ArchivalStep"/>): <c>previous</c> becomes <c>@STAMP.s</c>, perhaps by way of a processor; lines are written meanwhile, but the next
/// rotation has to wait.</item>
/// </list>
/// The marks are those of s6-log: a file that is complete is executable by its owner.
/// </remarks>
internal sealed partial class LogDirectory : LineSink, IDisposable
{
    private const long Never = long.MaxValue;
    private const uint CompleteMark = 0x40;

    private readonly LogHost _host;
    private readonly LogFileSystem _files;
    private readonly LogDirectoryOptions _options;
    private readonly uint _mode;
    private readonly long _threshold;
    private readonly ByteQueue _pending;
    private Descriptor? _lock;
    private Descriptor? _current;
    private long _size;
    private RotationStep _rotation;
    private bool _rotationIsDue;
    private bool _isWithinLine;
    private long _retryAt = Never;
    private long _checkAt;
    private long _periodAt = Never;
    private bool _closing;
    private bool _isDisposed;
    private (string Action, int Errno) _told;

    public LogDirectory(LogHost host, LogDirectoryOptions options)
    {
        _host = host;
        _pending = new(host.Buffers);
        _files = host.FileSystem;
        _options = options;
        _mode = ~host.CreationMask & 0x1B6;
        _threshold = (long)options.Size - options.Tolerance;
    }

    /// <summary>How many bytes wait to be written.</summary>
    public int PendingBytes => _pending.Count;

    /// <summary>When <see cref="Advance"/> has something to do: monotonic nanoseconds.</summary>
    public long NextDeadline => _isDisposed ? Never : Math.Min(_retryAt, Math.Min(_archivalRetryAt, _closing ? Never : _periodAt));

    /// <summary>Whether <see cref="Close"/> is complete.</summary>
    public bool IsClosed { get; private set; }

    private string Current => Files.Join(_options.Path, "current");

    private string Previous => Files.Join(_options.Path, "previous");

    private long RetryDelay => _options.RetryMilliseconds * 1_000_000L;

    public override void Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines)
    {
        if (_retryAt != Never || _rotation != RotationStep.None || _pending.Count > 0 || _lost is not null || _rotationIsDue || !IsStillThere())
        {
            _pending.Append(head);
            _pending.Append(lines);
            Continue();
            return;
        }

        while (!lines.IsEmpty)
        {
            var count = CountUntilRotation(head.Length, lines, out var rotates);
            if (!TryWrite(ref head, lines[..count], out var unwritten))
            {
                _pending.Append(head);
                _pending.Append(lines[(count - unwritten)..]);
                return;
            }

            lines = lines[count..];
            if (rotates && !StartRotation())
            {
                _pending.Append(lines);
                Continue();
                return;
            }
        }
    }

    /// <summary>Does what is due.</summary>
    public void Advance(long now)
    {
        if (_periodAt <= now && !_closing)
        {
            _periodAt = now + (_options.PeriodSeconds * 1_000_000_000L);
            Rotate();
        }

        if (_retryAt <= now)
            _retryAt = Never;
        if (_archivalRetryAt <= now)
            ContinueArchival();
        Continue();
    }

    /// <summary>Rotates now, or as soon as the archival of the file before is done.</summary>
    public void Rotate()
    {
        // A processor is to see even an empty file: it may have something to say at such times.
        if (_closing || _rotation != RotationStep.None || (_size == 0 && _options.Processor is null))
            return;
        _rotationIsDue = true;
        Continue();
    }

    /// <summary>Ends cleanly: writes what waits, finishes what is in progress, and marks <c>current</c> as complete. Goes on with each <see cref="Advance"/>.</summary>
    public void Close()
    {
        _closing = true;
        Continue();
    }

    /// <summary>Lets go of all files as they are.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _current?.Dispose();
        if (_lock is { IsClosed: false })
            _ = FileLocks.Release(_lock.Number);
        _lock?.Dispose();
        _lost?.Dispose();
        DisposeCompression();
    }

    /// <summary>
    /// How many bytes of <paramref name="lines"/> may be written before a rotation, which comes at the first line end that the size is at least the threshold at.
    /// </summary>
    private int CountUntilRotation(int headLength, ReadOnlySpan<byte> lines, out bool rotates)
    {
        var room = _threshold - _size - headLength;
        rotates = false;
        if (lines.Length < room)
            return lines.Length;
        var from = (int)Math.Max(0, room - 1);
        var newline = lines[from..].IndexOf((byte)'\n');
        rotates = newline >= 0;
        return rotates ? from + newline + 1 : lines.Length;
    }

    /// <summary>Writes both pieces.</summary>
    /// <returns>Whether all was written; else what is left of <paramref name="head"/> and how much of <paramref name="lines"/>.</returns>
    private bool TryWrite(ref ReadOnlySpan<byte> head, ReadOnlySpan<byte> lines, out int unwritten)
    {
        unwritten = lines.Length;
        while (head.Length + unwritten > 0)
        {
            var count = _files.Write(_current!, head, lines[^unwritten..]);
            if (count <= 0)
            {
                Fail($"write to {Current}", count < 0 ? -count : Errno.EIO);
                return false;
            }

            _size += count;
            var ofHead = Math.Min(count, head.Length);
            head = head[ofHead..];
            unwritten -= count - ofHead;
            _isWithinLine = unwritten == lines.Length || lines[^(unwritten + 1)] != '\n';
        }

        return true;
    }

    /// <summary>Does all that can be done now, unless it is to be waited for the next try.</summary>
    private void Continue()
    {
        while (_retryAt == Never && !IsClosed)
        {
            if (_rotation != RotationStep.None)
            {
                if (!ContinueRotation())
                    return;
            }
            else if (_lost is not null)
            {
                if (!TryCopyLost())
                    return;
            }
            else if (!IsStillThere())
            {
                if (!TryReattach())
                    return;
            }
            else if (_rotationIsDue && !(_isWithinLine && _pending.Count > 0))
            {
                if (!StartRotation())
                    return;
            }
            else if (_pending.Count > 0)
            {
                WritePending();
            }
            else
            {
                _told = default;
                if (!_closing || _archival != ArchivalStep.None)
                    return;
                FinishCurrent();
            }
        }
    }

    private void WritePending()
    {
        var lines = _pending.Unread;
        var count = CountUntilRotation(0, lines, out var rotates);
        var head = ReadOnlySpan<byte>.Empty;
        var isWritten = TryWrite(ref head, lines[..count], out var unwritten);
        _pending.Discard(count - unwritten);
        _rotationIsDue |= isWritten && rotates;
    }

    private void FinishCurrent()
    {
        var errno = _files.Synchronize(_current!);
        if (errno == 0)
            errno = Tolerate(_files.ChangeMode(_current!, _mode | CompleteMark));
        if (errno != 0)
        {
            Fail($"finish {Current}", errno);
            return;
        }

        IsClosed = true;
        Dispose();
    }

    /// <summary>Something does not work: it is told once, and tried again later.</summary>
    private void Fail(string action, int errno)
    {
        _retryAt = _host.MonotonicNanoseconds + RetryDelay;
        Tell(ref _told, action, errno);
    }

    /// <summary>Tells of a failure, unless it was the last one that was told: it stays until what fails works again.</summary>
    private void Tell(ref (string Action, int Errno) last, string action, int errno)
    {
        if (last == (action, errno))
            return;
        last = (action, errno);
        _host.Warn($"unable to {action}: {Errno.Describe(errno)}");
    }

    /// <summary>Some file systems know no permissions. There a file is never marked as complete, and so named <c>.u</c> after a restart; nothing else is amiss.</summary>
    private static int Tolerate(int errno) => errno is Errno.EPERM or Errno.EOPNOTSUPP or Errno.ENOSYS ? 0 : errno;
}
