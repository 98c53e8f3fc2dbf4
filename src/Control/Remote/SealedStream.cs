using System.Buffers.Binary;
using Actors.Platform;

namespace Actors.Control.Remote;

/// <summary>
/// A connection whose bytes are encrypted and authenticated, in frames of up to 16 KiB: the length in four bytes, the data, the code. The number of a frame in its direction is its nonce; so
/// a frame that is repeated, left out, moved or changed is found out, and ends the connection.
/// </summary>
/// <param name="connection">Where the frames go. Disposed of with this.</param>
/// <param name="receiveKey">Of what comes.</param>
/// <param name="sendKey">Of what goes.</param>
internal sealed class SealedStream(Descriptor connection, byte[] receiveKey, byte[] sendKey) : IControlChannel
{
    private const int Most = 16 * 1024;
    private const int Head = 4;

    private readonly byte[] _received = new byte[Head + Most + Poly1305.Size];
    private readonly byte[] _plain = new byte[Most];
    private int _receivedLength;
    private int _plainStart;
    private int _plainLength;
    private ulong _receivedFrames;
    private ulong _sentFrames;
    private ReadOnlyMemory<byte> _unsent;

    public int Number => connection.Number;

    public bool HasReceived => _plainLength > 0;

    public int Read(Span<byte> buffer)
    {
        while (_plainLength == 0)
        {
            var wanted = Head;
            if (_receivedLength >= Head)
            {
                var length = BinaryPrimitives.ReadUInt32BigEndian(_received);
                if (length is 0 or > Most)
                    return -Errno.EPROTO;
                wanted = Head + (int)length + Poly1305.Size;
            }

            if (_receivedLength == wanted && wanted > Head)
            {
                if (!TryOpen(wanted - Head - Poly1305.Size))
                    return -Errno.EPROTO;
                break;
            }

            var count = Descriptors.Read(connection.Number, _received.AsSpan(_receivedLength, wanted - _receivedLength));
            if (count <= 0)
                return count;
            _receivedLength += count;
        }

        var taken = Math.Min(buffer.Length, _plainLength);
        _plain.AsSpan(_plainStart, taken).CopyTo(buffer);
        _plainStart += taken;
        _plainLength -= taken;
        return taken;
    }

    public int Write(ReadOnlySpan<byte> data)
    {
        if (Flush() is < 0 and var stuck)
            return stuck;
        var length = Math.Min(data.Length, Most);
        if (length == 0)
            return 0;
        var frame = new byte[Head + length + Poly1305.Size];
        BinaryPrimitives.WriteUInt32BigEndian(frame, (uint)length);
        data[..length].CopyTo(frame.AsSpan(Head));
        SealedBox.Seal(sendKey, NonceOf(_sentFrames++), frame.AsSpan(0, Head), frame.AsSpan(Head, length)).CopyTo(frame.AsSpan(Head + length));
        _unsent = frame;
        return Flush() is < 0 and not -Errno.EAGAIN and var failure ? failure : length;
    }

    public int Flush()
    {
        while (!_unsent.IsEmpty)
        {
            var count = Descriptors.Write(connection.Number, _unsent.Span);
            if (count < 0)
                return count;
            _unsent = _unsent[count..];
        }

        return 0;
    }

    public void Dispose() => connection.Dispose();

    private bool TryOpen(int length)
    {
        var data = _received.AsSpan(Head, length);
        if (!SealedBox.TryOpen(receiveKey, NonceOf(_receivedFrames++), _received.AsSpan(0, Head), data, _received.AsSpan(Head + length, Poly1305.Size)))
            return false;
        data.CopyTo(_plain);
        (_plainStart, _plainLength, _receivedLength) = (0, length, 0);
        return true;
    }

    private static byte[] NonceOf(ulong frame)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(nonce.AsSpan(4), frame);
        return nonce;
    }
}
