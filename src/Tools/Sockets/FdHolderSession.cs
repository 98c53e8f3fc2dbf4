using System.Buffers.Binary;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>A fd-holder's talk with one client: a request, an answer, and so on, until the client goes or says what nobody understands.</summary>
internal sealed class FdHolderSession(FdStore store, Descriptor connection, FdHolderRights rights, uint answering)
{
    private readonly UnixMessages _messages = new(connection.Number, connection.Number);

    /// <summary>How many descriptors of a dump are still to come.</summary>
    private uint _expected;

    /// <summary>Whether a request is being worked on.</summary>
    public bool IsAnswering { get; private set; }

    /// <summary>Serves the client until it goes.</summary>
    public void Run()
    {
        while (_messages.TryReceive(Deadline.Never, out var request) == 0)
        {
            IsAnswering = true;
            var understood = request!.Data.Length > 0 && Answer(request) == 0;
            IsAnswering = false;
            if (understood)
                continue;
            request.Dispose();
            break;
        }

        _messages.Clear();
        connection.Dispose();
    }

    /// <returns>0, or the error number: the talk is over.</returns>
    private int Answer(UnixMessage request)
    {
        ReadOnlySpan<byte> rest = request.Data.AsSpan(1);
        var kind = (char)request.Data[0];
        var storing = kind is 'S' or '.';
        if ((!storing && request.Descriptors.Count > 0) || (kind != '.' && _expected > 0))
            return Errno.EPROTO;
        return kind switch
        {
            'S' => Store(request, rest),
            'D' => Delete(rest),
            'R' => Retrieve(rest),
            'L' => List(rest),
            '?' => GetDump(rest),
            '!' => BeginDump(rest),
            '.' => TakeDump(request, rest),
            _ => Errno.EPROTO,
        };
    }

    private int Store(UnixMessage request, ReadOnlySpan<byte> rest)
    {
        if (request.Descriptors.Count != 1 || !FdHolderEntry.TryParse(ref rest, out var id, out var limit) || !rest.IsEmpty)
            return Errno.EPROTO;
        if (rights.MayStore(id))
            return Say(store.TryAdd(new(id, request.Descriptors[0], limit), replace: false));
        request.Dispose();
        return Say(Errno.EPERM);
    }

    private int Delete(ReadOnlySpan<byte> rest)
    {
        if (!FdHolderEntry.TryParseId(ref rest, 0, out var id) || !rest.IsEmpty)
            return Errno.EPROTO;
        if (!rights.MayStore(id))
            return Say(Errno.EPERM);
        using var descriptor = store.Take(id, remove: true);
        return Say(descriptor is null ? Errno.ENOENT : 0);
    }

    private int Retrieve(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            return Errno.EPROTO;
        var remove = rest[0] != 0;
        if (!FdHolderEntry.TryParseId(ref rest, 1, out var id) || !rest.IsEmpty)
            return Errno.EPROTO;
        if (!rights.MayRetrieve(id) || (remove && !rights.MayStore(id)))
            return Say(Errno.EPERM);
        using var descriptor = store.Take(id, remove);
        return descriptor is null ? Say(Errno.ENOENT) : Send([0], descriptor.Number);
    }

    private int List(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty)
            return Errno.EPROTO;
        if (!rights.MayList)
            return Say(Errno.EPERM);
        var ids = store.Ids;
        return Send([0, .. Word(ids.Length), .. ByteString.ToBytes(string.Concat(ids.Select(id => id + "\0")))]);
    }

    private int GetDump(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty)
            return Errno.EPROTO;
        if (!rights.MayGetDump)
            return Say(Errno.EPERM);
        var dump = store.Dump();
        try
        {
            var messages = (dump.Count + UnixSocket.MostDescriptors - 1) / UnixSocket.MostDescriptors;
            var errno = Send([0, .. Word(messages), .. Word(dump.Count)]);
            for (var first = 0; errno == 0 && first < dump.Count; first += UnixSocket.MostDescriptors)
            {
                var part = dump.GetRange(first, Math.Min(UnixSocket.MostDescriptors, dump.Count - first));
                errno = Send(
                    [.. part.SelectMany(entry => FdHolderEntry.Format(entry.Id, entry.Limit))], [.. part.Select(entry => entry.Descriptor.Number)]);
            }

            return errno;
        }
        finally
        {
            dump.ForEach(entry => entry.Descriptor.Dispose());
        }
    }

    private int BeginDump(ReadOnlySpan<byte> rest)
    {
        const int TooMany = 23; // ENFILE
        if (rest.Length != 4)
            return Errno.EPROTO;
        if (!rights.MaySetDump)
            return Say(Errno.EPERM);
        var count = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (count > int.MaxValue || !store.HasRoomFor((int)count))
            return Say(TooMany);
        _expected = count;
        return Send([0, .. Word((int)((count + UnixSocket.MostDescriptors - 1) / UnixSocket.MostDescriptors))]);
    }

    private int TakeDump(UnixMessage request, ReadOnlySpan<byte> rest)
    {
        if (request.Descriptors.Count == 0 || request.Descriptors.Count > _expected)
            return Errno.EPROTO;
        var entries = new List<FdHolderEntry>();
        foreach (var descriptor in request.Descriptors)
        {
            if (!FdHolderEntry.TryParse(ref rest, out var id, out var limit))
                return Errno.EPROTO;
            entries.Add(new(id, descriptor, limit));
        }

        if (!rest.IsEmpty)
            return Errno.EPROTO;
        _expected -= (uint)entries.Count;
        foreach (var entry in entries)
        {
            var errno = store.TryAdd(entry, replace: true);
            if (errno != 0)
                return Say(errno);
        }

        return Say(_expected > 0 ? Errno.EAGAIN : 0);
    }

    private static byte[] Word(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)number);
        return bytes;
    }

    private int Say(int errno) => Send([(byte)errno]);

    private int Send(ReadOnlySpan<byte> answer, params ReadOnlySpan<int> descriptors) => _messages.Send(answer, Deadline.In(answering), descriptors);
}
