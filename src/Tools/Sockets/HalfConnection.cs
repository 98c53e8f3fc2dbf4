using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>One direction of a connection that is copied: what is read here is written there. It ends with its source, once all is written, or with its target.</summary>
internal sealed class HalfConnection
{
    private readonly byte[] _buffer = new byte[8192];
    private int _source;
    private int _target;
    private int _start;
    private int _end;

    /// <summary>Begins to copy; both are made non-blocking.</summary>
    public HalfConnection(int source, int target)
    {
        (_source, _target) = (source, target);
        Descriptors.SetNonBlocking(source, true);
        Descriptors.SetNonBlocking(target, true);
    }

    /// <summary>Whether there is more to copy.</summary>
    public bool IsOpen => _target >= 0;

    /// <summary>Whether all that was read is written.</summary>
    public bool IsEmpty => _start == _end;

    /// <summary>What to wait for.</summary>
    public (PollRequest Source, PollRequest Target) Requests =>
        (new(IsEmpty ? _source : -1), IsEmpty ? PollRequest.ForHangup(_target) : new(_target, forWriting: true));

    /// <summary>Copies what can be copied.</summary>
    public void Move(bool readable, bool writable)
    {
        if (readable && _source >= 0)
            Read();
        if (writable && _target >= 0)
            Write();
        if (_source < 0 && IsEmpty)
            Close(ref _target, writing: true);
    }

    private void Read()
    {
        var count = Descriptors.Read(_source, _buffer);
        if (count == -Errno.EAGAIN)
            return;
        (_start, _end) = (0, Math.Max(count, 0));
        if (count <= 0)
            Close(ref _source, writing: false);
    }

    private void Write()
    {
        if (IsEmpty)
        {
            // Nobody will read what is still to come.
            Close(ref _source, writing: false);
            Close(ref _target, writing: true);
            return;
        }

        var count = Descriptors.Write(_target, _buffer.AsSpan(_start, _end - _start));
        if (count == -Errno.EAGAIN)
            return;
        _start += Math.Max(count, 0);
        if (count > 0)
            return;
        (_start, _end) = (0, 0);
        Close(ref _source, writing: false);
        Close(ref _target, writing: true);
    }

    private static void Close(ref int fd, bool writing)
    {
        if (fd < 0)
            return;
        if (Files.Status(fd).Kind == FileKind.Socket)
            UnixSocket.Shutdown(fd, writing);
        _ = Descriptors.Close(fd);
        fd = -1;
    }
}
