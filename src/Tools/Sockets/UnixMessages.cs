using System.Buffers.Binary;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>A message: bytes, and descriptors, which belong to whoever has received it.</summary>
internal sealed record UnixMessage(byte[] Data, List<Descriptor> Descriptors) : IDisposable
{
    public void Dispose() => Descriptors.ForEach(descriptor => descriptor.Dispose());
}

/// <summary>
/// Messages over a unix-domain stream in the format of skalibs' unixmessage: 4 bytes length, 2 bytes number of descriptors (both big-endian), the bytes;
/// the descriptors go with the first of them. That is what s6-sudo and s6-fdholder speak.
/// </summary>
/// <param name="input">Where messages come from.</param>
/// <param name="output">Where they go.</param>
internal sealed class UnixMessages(int input, int output)
{
    private const int HeaderSize = 6;
    private const int Longest = 1 << 24;

    private readonly Queue<Descriptor> _descriptors = new();
    private readonly List<Descriptor> _received = [];
    private byte[] _buffer = new byte[2048];
    private int _length;

    /// <summary>Sends a message.</summary>
    /// <returns>0, or the error number; <see cref="Errno.ETIMEDOUT"/>.</returns>
    public int Send(ReadOnlySpan<byte> data, Deadline deadline, params ReadOnlySpan<int> descriptors)
    {
        var message = new byte[HeaderSize + data.Length];
        BinaryPrimitives.WriteUInt32BigEndian(message, (uint)data.Length);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), (ushort)descriptors.Length);
        data.CopyTo(message.AsSpan(HeaderSize));
        for (ReadOnlySpan<byte> rest = message; !rest.IsEmpty;)
        {
            if (!Descriptors.Poll(output, forWriting: true, deadline.Milliseconds))
                return Errno.ETIMEDOUT;
            var count = UnixSocket.Send(output, rest, descriptors);
            if (count < 0 && count != -Errno.EAGAIN)
                return -count;
            if (count <= 0)
                continue;
            rest = rest[count..];
            descriptors = []; // They went with the first byte.
        }

        return 0;
    }

    /// <summary>Receives a message.</summary>
    /// <returns>0, or the error number; <see cref="Errno.EPIPE"/>: there is no more; <see cref="Errno.ETIMEDOUT"/>; <see cref="Errno.EPROTO"/>.</returns>
    public int TryReceive(Deadline deadline, out UnixMessage? message)
    {
        message = null;
        while (true)
        {
            if (_length >= HeaderSize)
            {
                var length = BinaryPrimitives.ReadUInt32BigEndian(_buffer);
                var count = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(4));
                if (length > Longest || count > UnixSocket.MostDescriptors)
                    return Errno.EPROTO;
                if (_length >= HeaderSize + length)
                    return Take((int)length, count, out message);
            }

            var errno = Fill(deadline);
            if (errno != 0)
                return errno;
        }
    }

    /// <summary>Closes what came and was not taken.</summary>
    public void Clear()
    {
        while (_descriptors.TryDequeue(out var descriptor))
            descriptor.Dispose();
    }

    private int Take(int length, int count, out UnixMessage? message)
    {
        message = null;
        if (_descriptors.Count < count)
            return Errno.EPROTO;
        var descriptors = new List<Descriptor>(count);
        for (var i = 0; i < count; i++)
            descriptors.Add(_descriptors.Dequeue());
        message = new(_buffer.AsSpan(HeaderSize, length).ToArray(), descriptors);
        _length -= HeaderSize + length;
        _buffer.AsSpan(HeaderSize + length, _length).CopyTo(_buffer);
        return 0;
    }

    private int Fill(Deadline deadline)
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, _length * 2);
        if (!Descriptors.Poll(input, forWriting: false, deadline.Milliseconds))
            return Errno.ETIMEDOUT;
        var count = UnixSocket.Receive(input, _buffer.AsSpan(_length), _received);
        foreach (var descriptor in _received)
            _descriptors.Enqueue(descriptor);
        _received.Clear();
        if (count == -Errno.EAGAIN)
            return 0;
        _length += Math.Max(count, 0);
        return count > 0 ? 0 : count == 0 ? Errno.EPIPE : -count;
    }
}
