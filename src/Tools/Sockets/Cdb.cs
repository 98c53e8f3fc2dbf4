using System.Buffers.Binary;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>A constant database: https://cr.yp.to/cdb/cdb.txt. The file is 256 pairs (position and length of a hash table), records, and the hash tables.</summary>
internal sealed class Cdb
{
    private const int HeaderSize = 2048;
    private readonly byte[] _content;

    private Cdb(byte[] content) => _content = content;

    /// <summary>Its keys and values, in the order of the file.</summary>
    public IEnumerable<(byte[] Key, byte[] Value)> Records
    {
        get
        {
            for (uint position = HeaderSize, end = Word(0); position < end;)
            {
                var (key, value) = Record(position);
                yield return (key, value);
                position += 8 + (uint)key.Length + (uint)value.Length;
            }
        }
    }

    /// <summary>Reads a file. What is no such file is thrown, and what cannot be read.</summary>
    public static Cdb Open(string file)
    {
        var content = Files.ReadAllBytes(file);
        return content.Length >= HeaderSize ? new(content) : throw Invalid();
    }

    /// <summary>Writes a database.</summary>
    public static byte[] Build(IReadOnlyList<(byte[] Key, byte[] Value)> records)
    {
        using var file = new MemoryStream();
        file.Write(new byte[HeaderSize]);
        var tables = new List<(uint Hash, uint Position)>[256];
        foreach (var (key, value) in records)
        {
            var hash = Hash(key);
            (tables[hash & 0xFF] ??= []).Add((hash, (uint)file.Position));
            Put(file, (uint)key.Length);
            Put(file, (uint)value.Length);
            file.Write(key);
            file.Write(value);
        }

        var header = new byte[HeaderSize];
        for (var i = 0; i < tables.Length; i++)
        {
            // Half of the slots stay empty, so that a search soon comes to one.
            var slots = new (uint Hash, uint Position)[(tables[i]?.Count ?? 0) * 2];
            foreach (var entry in tables[i] ?? [])
            {
                var slot = (entry.Hash >> 8) % (uint)slots.Length;
                while (slots[slot].Position != 0)
                    slot = (slot + 1) % (uint)slots.Length;
                slots[slot] = entry;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(i * 8), (uint)file.Position);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan((i * 8) + 4), (uint)slots.Length);
            foreach (var (hash, position) in slots)
            {
                Put(file, hash);
                Put(file, position);
            }
        }

        file.Position = 0;
        file.Write(header);
        return file.ToArray();
    }

    /// <summary>Finds the first value of a key.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, out byte[] value)
    {
        var hash = Hash(key);
        var table = Word((hash & 0xFF) * 8);
        var slots = Word(((hash & 0xFF) * 8) + 4);
        for (uint i = 0; i < slots; i++)
        {
            var slot = table + (((hash >> 8) + i) % slots * 8);
            var position = Word(slot + 4);
            if (position == 0)
                break;
            if (Word(slot) != hash)
                continue;
            (var found, value) = Record(position);
            if (key.SequenceEqual(found))
                return true;
        }

        value = [];
        return false;
    }

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        uint hash = 5381;
        foreach (var b in key)
            hash = ((hash << 5) + hash) ^ b;
        return hash;
    }

    private static void Put(Stream file, uint word)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        file.Write(bytes);
    }

    private (byte[] Key, byte[] Value) Record(uint position)
    {
        ulong keyLength = Word(position), valueLength = Word(position + 4);
        if (position + 8 + keyLength + valueLength > (ulong)_content.Length)
            throw Invalid();
        var key = _content.AsSpan((int)position + 8, (int)keyLength);
        return (key.ToArray(), _content.AsSpan((int)position + 8 + (int)keyLength, (int)valueLength).ToArray());
    }

    private uint Word(uint position) =>
        (ulong)position + 4 <= (ulong)_content.Length ? BinaryPrimitives.ReadUInt32LittleEndian(_content.AsSpan((int)position)) : throw Invalid();

    private static PlatformException Invalid() => new("read a cdb", Errno.EPROTO);
}
