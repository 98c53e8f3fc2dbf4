namespace Actors.Platform;

/// <summary>A record of <c>supervise/death_tally</c>: when a service died, and how; 14 bytes, oldest first (s6_dtally).</summary>
/// <param name="When">When.</param>
/// <param name="Status">How.</param>
public readonly record struct DeathRecord(Tai64n When, ExitStatus Status)
{
    /// <summary>Bytes of a record.</summary>
    public const int Size = 14;

    /// <summary>Where the file is, relative to the service directory.</summary>
    public const string File = "supervise/death_tally";

    /// <summary>Packs into <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> target)
    {
        When.Write(target);
        target[12] = (byte)Status.Code;
        target[13] = (byte)Status.Signal;
    }

    /// <summary>Unpacks <see cref="Size"/> bytes.</summary>
    public static DeathRecord Read(ReadOnlySpan<byte> source) => new(Tai64n.Read(source), new(source[12], (Signal)source[13]));
}
