using System.Buffers.Binary;

namespace Actors.Platform;

/// <summary>
/// A moment as s6 and daemontools write it (https://cr.yp.to/libtai/tai64.html): seconds of TAI since 1970 plus 2^62, and nanoseconds.
/// As skalibs does by default, TAI is taken as UTC + 10 s, whatever the leap seconds since.
/// </summary>
/// <param name="Label">The TAI64 label: 2^62 + TAI seconds.</param>
/// <param name="Nanoseconds">0 to 999,999,999.</param>
public readonly record struct Tai64n(ulong Label, uint Nanoseconds)
{
    /// <summary>Bytes of the packed form.</summary>
    public const int Size = 12;

    private const ulong Epoch = (1UL << 62) + 10;

    /// <summary>Now.</summary>
    public static Tai64n Now => FromUnixNanoseconds(Clock.RealtimeNanoseconds);

    /// <summary>The moment so many nanoseconds after 1970 UTC.</summary>
    public static Tai64n FromUnixNanoseconds(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, 1_000_000_000);
        return rest < 0
            ? new(Epoch + (ulong)(seconds - 1), (uint)(rest + 1_000_000_000))
            : new(Epoch + (ulong)seconds, (uint)rest);
    }

    /// <summary>Nanoseconds since 1970 UTC.</summary>
    public long ToUnixNanoseconds() => ((long)(Label - Epoch) * 1_000_000_000) + Nanoseconds;

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
}
