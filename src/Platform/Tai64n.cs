using System.Buffers.Binary;
using System.Globalization;

namespace Actors.Platform;

/// <summary>
/// A moment as s6 and daemontools write it (https://cr.yp.to/libtai/tai64.html): seconds of TAI since 1970 plus 2^62, and nanoseconds.
/// TAI is UTC + 10 s and the leap seconds since 1972, as skalibs counts it.
/// </summary>
/// <param name="Label">The TAI64 label: 2^62 + TAI seconds.</param>
/// <param name="Nanoseconds">0 to 999,999,999.</param>
public readonly record struct Tai64n(ulong Label, uint Nanoseconds)
{
    /// <summary>Bytes of the packed form.</summary>
    public const int Size = 12;

    /// <summary>Bytes of the external form.</summary>
    public const int TextLength = 25;

    private const ulong Epoch = 1UL << 62;

    /// <summary>Now.</summary>
    public static Tai64n Now => FromUnixNanoseconds(Clock.RealtimeNanoseconds);

    /// <summary>The moment so many nanoseconds after 1970 UTC.</summary>
    public static Tai64n FromUnixNanoseconds(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, 1_000_000_000);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + 1_000_000_000);
        return new(Epoch + (ulong)(seconds + LeapSeconds.OffsetAt(seconds)), (uint)rest);
    }

    /// <summary>Nanoseconds since 1970 UTC.</summary>
    public long ToUnixNanoseconds() => (LeapSeconds.ToUnix((long)(Label - Epoch)) * 1_000_000_000) + Nanoseconds;

    /// <summary>Packs into 12 bytes, big-endian.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, Label);
        BinaryPrimitives.WriteUInt32BigEndian(target[8..], Nanoseconds);
    }

    /// <summary>Unpacks 12 bytes.</summary>
    public static Tai64n Read(ReadOnlySpan<byte> source) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(source), BinaryPrimitives.ReadUInt32BigEndian(source[8..]));

    /// <summary>The external form: <c>@</c> and 24 hexadecimal digits.</summary>
    public override string ToString() => $"@{Label:x16}{Nanoseconds:x8}";

    /// <summary>Writes the external form, <see cref="TextLength"/> bytes, and allocates nothing.</summary>
    public void Format(Span<byte> target)
    {
        target[0] = (byte)'@';
        _ = Label.TryFormat(target[1..17], out _, "x16", CultureInfo.InvariantCulture);
        _ = Nanoseconds.TryFormat(target[17..25], out _, "x8", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads the external form at the beginning of <paramref name="text"/>, with digits in upper or lower case.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Tai64n moment)
    {
        moment = default;
        if (text.Length < TextLength || text[0] != '@'
            || !ulong.TryParse(text[1..17], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var label)
            || !uint.TryParse(text[17..25], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var nanoseconds))
            return false;
        moment = new(label, nanoseconds);
        return true;
    }
}
