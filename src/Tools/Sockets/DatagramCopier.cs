using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>Copies datagrams to standard output, a line each; the work of s6-socklog.</summary>
/// <param name="context">Who fails.</param>
/// <param name="socket">Where they come from.</param>
/// <param name="lineLength">How long a line may be; of a longer datagram, one byte more is copied, and dots.</param>
internal sealed class DatagramCopier(ChainContext context, int socket, int lineLength)
{
    private readonly byte[] _datagram = new byte[lineLength + 1];
    private readonly Queue<byte[]> _waiting = new();
    private int _waitingBytes;

    /// <summary>Whether priorities stay numbers.</summary>
    public required bool IsRaw { get; init; }

    /// <summary>Whether a line begins with the sender's address.</summary>
    public required bool NamesSender { get; init; }

    /// <summary>Copies until SIGTERM, and then what has come so far.</summary>
    /// <param name="signals">Where SIGTERM is read from.</param>
    /// <param name="lameDuck">How long the last writing may take, milliseconds; 0: without limit.</param>
    /// <returns>False where that took too long.</returns>
    public bool Run(SignalDescriptor signals, uint lameDuck)
    {
        var running = true;
        var deadline = Deadline.Never;
        Span<Signal> received = stackalloc Signal[1];
        while (running || _waiting.Count > 0)
        {
            Span<PollRequest> requests =
            [
                new(running ? signals.Number : -1),
                new(_waiting.Count > 0 ? 1 : -1, forWriting: true),
                new(running && _waitingBytes < lineLength * 4 ? socket : -1),
            ];
            if (Descriptors.Poll(requests, deadline.Milliseconds) == 0)
                return false;
            if (requests[0].IsReady)
            {
                _ = signals.Read(received);
                (running, deadline) = (false, Deadline.In(lameDuck));
            }

            if (requests[1].IsReady)
                Write();
            if (requests[2].IsReady)
                Receive();
        }

        return true;
    }

    private void Receive()
    {
        var count = InternetAddress.Receive(socket, _datagram, NamesSender, out var sender);
        if (count == -Errno.EAGAIN)
            return;
        if (count < 0)
            throw context.Failed("recv", -count);
        if (count == 0)
            return;
        var cut = count == _datagram.Length;
        var text = ByteString.FromBytes(_datagram.AsSpan(0, count)).TrimEnd('\n', '\0').Replace('\n', '~').Replace('\0', '~');
        var line = ByteString.ToBytes((NamesSender ? sender + ": " : "") + (IsRaw ? text : SyslogPriority.Translate(text)) + (cut ? "...\n" : "\n"));
        _waiting.Enqueue(line);
        _waitingBytes += line.Length;
    }

    private void Write()
    {
        var line = _waiting.Dequeue();
        _waitingBytes -= line.Length;
        var errno = Descriptors.WriteAll(1, line);
        if (errno != 0)
            throw context.Failed("write to stdout", errno);
    }
}
