using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>A descriptor that a fd-holder has.</summary>
/// <param name="Id">Its name, 1 to <see cref="LongestId"/> bytes.</param>
/// <param name="Descriptor">It.</param>
/// <param name="Limit">When the fd-holder closes it.</param>
internal sealed record FdHolderEntry(string Id, Descriptor Descriptor, Tai64n Limit)
{
    /// <summary>The longest name, in bytes.</summary>
    public const int LongestId = 255;

    // As skalibs has it: 2^61 seconds from now.
    private const ulong Infinite = 1UL << 61;

    /// <summary>Whether it is never closed.</summary>
    public bool IsUnlimited => Limit.Label > Tai64n.Now.Label + (Infinite / 2);

    /// <summary>The moment that is so many milliseconds from now; 0: never.</summary>
    public static Tai64n LimitIn(uint milliseconds)
    {
        var now = Tai64n.Now;
        return milliseconds == 0
            ? new(now.Label + Infinite, now.Nanoseconds)
            : Tai64n.FromUnixNanoseconds(now.ToUnixNanoseconds() + (milliseconds * 1_000_000L));
    }

    /// <summary>What messages say of it: limit, length of the name, name, NUL.</summary>
    public static byte[] Format(string id, Tai64n limit)
    {
        var bytes = new byte[Tai64n.Size + id.Length + 2];
        limit.Write(bytes);
        bytes[Tai64n.Size] = (byte)id.Length;
        ByteString.ToBytes(id).CopyTo(bytes.AsSpan(Tai64n.Size + 1));
        return bytes;
    }

    /// <summary>Reads what <see cref="Format"/> writes.</summary>
    /// <param name="bytes">From where; what was read is taken off.</param>
    /// <param name="id">The name.</param>
    /// <param name="limit">The limit.</param>
    public static bool TryParse(ref ReadOnlySpan<byte> bytes, out string id, out Tai64n limit)
    {
        (id, limit) = ("", default);
        if (bytes.Length < Tai64n.Size + 2)
            return false;
        limit = Tai64n.Read(bytes);
        return TryParseId(ref bytes, Tai64n.Size, out id);
    }

    /// <summary>Reads a name: its length, it, NUL.</summary>
    /// <param name="bytes">From where; what was read is taken off.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="id">The name.</param>
    public static bool TryParseId(ref ReadOnlySpan<byte> bytes, int offset, out string id)
    {
        id = "";
        if (bytes.Length < offset + 2)
            return false;
        var length = bytes[offset];
        if (bytes.Length < offset + 2 + length || bytes[offset + 1 + length] != 0)
            return false;
        id = ByteString.FromBytes(bytes.Slice(offset + 1, length));
        bytes = bytes[(offset + 2 + length)..];
        return true;
    }
}
