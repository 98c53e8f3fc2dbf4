using System.Buffers.Binary;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>
/// Access rules in a cdb file. A record is <c>D</c>, or <c>A</c> and two strings with their lengths in front (16 bits, big-endian): the environment, of
/// NUL-terminated entries, and the program.
/// </summary>
internal sealed class AccessRulesFile(Cdb file) : AccessRules
{
    private const int Longest = 4096;

    public override AccessAnswer Find(string key) => file.TryFind(ByteString.ToBytes(key), out var record) ? Parse(record) : AccessAnswer.NotFound;

    /// <summary>Reads a record; what is none is thrown.</summary>
    public static AccessAnswer Parse(ReadOnlySpan<byte> record)
    {
        if (record.Length == 0)
            throw Invalid();
        if (record[0] == 'D')
            return AccessAnswer.Denied;
        if (record[0] != 'A')
            return AccessAnswer.NotFound;
        var rest = record[1..];
        var environment = new List<KeyValuePair<string, string?>>();
        foreach (var entry in ByteString.FromBytes(Take(ref rest)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=');
            environment.Add(equals < 0 ? new(entry, null) : new(entry[..equals], entry[(equals + 1)..]));
        }

        var program = ByteString.FromBytes(Take(ref rest));
        return rest.IsEmpty ? new(AccessDecision.Allow, environment, program) : throw Invalid();
    }

    /// <summary>Writes a record.</summary>
    public static byte[] Format(AccessAnswer answer)
    {
        if (answer.Decision == AccessDecision.Deny)
            return [(byte)'D'];
        var environment = "";
        foreach (var (name, value) in answer.Environment)
            environment += value is null ? $"{name}\0" : $"{name}={value}\0";
        var record = new byte[5 + environment.Length + answer.Program.Length];
        record[0] = (byte)'A';
        Put(record.AsSpan(1), environment);
        Put(record.AsSpan(3 + environment.Length), answer.Program);
        return record;

        static void Put(Span<byte> target, string text)
        {
            BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)text.Length);
            ByteString.ToBytes(text).CopyTo(target[2..]);
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) is var length && (length > Longest || rest.Length < 2 + length))
            throw Invalid();
        var text = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return text;
    }

    private static PlatformException Invalid() => new("read an access rule", Errno.EINVAL);
}
