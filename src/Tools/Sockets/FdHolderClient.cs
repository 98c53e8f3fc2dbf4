using System.Buffers.Binary;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>A connection to a fd-holder (s6-fdholderd); every call is one of its requests, and returns 0 or the error number.</summary>
internal sealed class FdHolderClient : IDisposable
{
    private readonly Descriptor _socket;
    private readonly UnixMessages _messages;
    private readonly Deadline _deadline;

    private FdHolderClient(Descriptor socket, Deadline deadline)
    {
        _socket = socket;
        _messages = new(socket.Number, socket.Number);
        _deadline = deadline;
    }

    /// <summary>Connects, or fails: <c>unable to connect to a ... fd-holder daemon at PATH</c>.</summary>
    public static FdHolderClient Connect(ChainContext context, string path, Deadline deadline, string which = "")
    {
        var socket = UnixSocket.Create(datagrams: false, nonBlocking: false);
        var errno = UnixSocket.TryConnect(socket.Number, path);
        if (errno == 0)
            return new(socket, deadline);
        socket.Dispose();
        throw context.Failed($"connect to a {which}fd-holder daemon at {path}", errno);
    }

    /// <summary>Stores a descriptor.</summary>
    public int Store(int fd, string id, Tai64n limit) =>
        id.Length > FdHolderEntry.LongestId ? Errno.ENAMETOOLONG : Ask([(byte)'S', .. FdHolderEntry.Format(id, limit)], fd);

    /// <summary>Has a descriptor closed.</summary>
    public int Delete(string id) => id.Length > FdHolderEntry.LongestId ? Errno.ENAMETOOLONG : Ask([(byte)'D', .. Named(id)]);

    /// <summary>Gets a copy of a descriptor; or it itself, and the fd-holder has it no more.</summary>
    public int Retrieve(string id, bool delete, out Descriptor? descriptor)
    {
        descriptor = null;
        if (id.Length > FdHolderEntry.LongestId)
            return Errno.ENAMETOOLONG;
        var errno = Call([(byte)'R', delete ? (byte)1 : (byte)0, .. Named(id)], out var answer);
        if (errno != 0)
            return errno;
        if (answer!.Descriptors.Count == 1)
        {
            descriptor = answer.Descriptors[0];
            return 0;
        }

        answer.Dispose();
        return Errno.EPROTO;
    }

    /// <summary>Gets the names of what is held.</summary>
    public int List(out string[] ids)
    {
        ids = [];
        var errno = Call([(byte)'L'], out var answer);
        if (errno != 0)
            return errno;
        if (answer!.Data.Length < 5)
            return Errno.EPROTO;
        var text = ByteString.FromBytes(answer.Data.AsSpan(5));
        ids = text.Length == 0 ? [] : text[..^1].Split('\0');
        return ids.Length == BinaryPrimitives.ReadUInt32BigEndian(answer.Data.AsSpan(1)) ? 0 : Errno.EPROTO;
    }

    /// <summary>Gets copies of all that is held.</summary>
    public int GetDump(out List<FdHolderEntry> dump)
    {
        dump = [];
        var errno = Call([(byte)'?'], out var answer);
        if (errno != 0)
            return errno;
        if (answer!.Data.Length != 9)
            return Errno.EPROTO;
        var messages = BinaryPrimitives.ReadUInt32BigEndian(answer.Data.AsSpan(1));
        for (uint i = 0; i < messages; i++)
        {
            errno = _messages.TryReceive(_deadline, out var message);
            if (errno != 0)
                return errno;
            ReadOnlySpan<byte> rest = message!.Data;
            foreach (var descriptor in message.Descriptors)
            {
                if (!FdHolderEntry.TryParse(ref rest, out var id, out var limit))
                    return Errno.EPROTO;
                dump.Add(new(id, descriptor, limit));
            }
        }

        return dump.Count == BinaryPrimitives.ReadUInt32BigEndian(answer.Data.AsSpan(5)) ? 0 : Errno.EPROTO;
    }

    /// <summary>Stores descriptors, replacing those of the same names.</summary>
    public int SetDump(IReadOnlyList<FdHolderEntry> dump)
    {
        if (dump.Count == 0)
            return 0;
        var request = new byte[5];
        request[0] = (byte)'!';
        BinaryPrimitives.WriteUInt32BigEndian(request.AsSpan(1), (uint)dump.Count);
        var errno = Call(request, out _);
        for (var first = 0; errno == 0 && first < dump.Count; first += UnixSocket.MostDescriptors)
        {
            var part = dump.Skip(first).Take(UnixSocket.MostDescriptors).ToList();
            byte[] data = [(byte)'.', .. part.SelectMany(entry => FdHolderEntry.Format(entry.Id, entry.Limit))];
            errno = Ask(data, [.. part.Select(entry => entry.Descriptor.Number)]);
            if (errno == Errno.EAGAIN && first + part.Count < dump.Count)
                errno = 0; // It waits for the next part.
        }

        return errno;
    }

    /// <summary>Ends the connection.</summary>
    public void Dispose()
    {
        _messages.Clear();
        _socket.Dispose();
    }

    private static byte[] Named(string id) => [(byte)id.Length, .. ByteString.ToBytes(id), 0];

    private int Ask(byte[] request, params ReadOnlySpan<int> descriptors)
    {
        var errno = Call(request, out var answer, descriptors);
        if (errno != 0)
            return errno;
        using (answer)
            return answer!.Data.Length == 1 ? 0 : Errno.EPROTO;
    }

    /// <summary>Sends a request, and receives the answer, whose first byte is 0, or the error number that the fd-holder reports.</summary>
    private int Call(byte[] request, out UnixMessage? answer, params ReadOnlySpan<int> descriptors)
    {
        answer = null;
        var errno = _messages.Send(request, _deadline, descriptors);
        if (errno == 0)
            errno = _messages.TryReceive(_deadline, out answer);
        if (errno == 0 && answer!.Data.Length == 0)
            errno = Errno.EPROTO;
        return errno != 0 ? errno : answer!.Data[0];
    }
}
