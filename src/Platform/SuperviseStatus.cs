using System.Buffers.Binary;

namespace Actors.Platform;

/// <summary>
/// What <c>supervise/status</c> of a service directory says, in the 35 bytes of s6 (s6-supervise.c, s6_svstatus_pack):
/// stamp, readiness stamp, pid, wait status, flags.
/// </summary>
/// <param name="Stamp">When it last went up or down.</param>
/// <param name="ReadyStamp">When it last became ready, or when its finish script ended.</param>
/// <param name="Pid">Of the running process (or finish script); 0 when there is none.</param>
/// <param name="WaitStatus">waitpid(2)'s word of the last death.</param>
/// <param name="Flags">See <see cref="SuperviseFlags"/>.</param>
public readonly record struct SuperviseStatus(Tai64n Stamp, Tai64n ReadyStamp, int Pid, int WaitStatus, SuperviseFlags Flags)
{
    /// <summary>Bytes of the file.</summary>
    public const int Size = 35;

    /// <summary>Where the file is, relative to the service directory.</summary>
    public const string File = "supervise/status";

    /// <summary>Whether the service runs (and not just its finish script).</summary>
    public bool IsUp => Pid != 0 && !Flags.HasFlag(SuperviseFlags.Finishing);

    /// <summary>Whether it was never started since its supervisor was.</summary>
    public bool IsNotStartedYet => Pid == 0 && Flags.HasFlag(SuperviseFlags.Paused) && !Flags.HasFlag(SuperviseFlags.Finishing);

    /// <summary>Packs into <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> target)
    {
        Stamp.Write(target);
        ReadyStamp.Write(target[12..]);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], (ulong)Pid);
        BinaryPrimitives.WriteUInt16BigEndian(target[32..], (ushort)WaitStatus);
        target[34] = (byte)Flags;
    }

    /// <summary>Unpacks; false where <paramref name="source"/> is too short to be a status.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out SuperviseStatus status)
    {
        status = default;
        if (source.Length < Size)
            return false;
        status = new(
            Tai64n.Read(source),
            Tai64n.Read(source[12..]),
            (int)BinaryPrimitives.ReadUInt64BigEndian(source[24..]),
            BinaryPrimitives.ReadUInt16BigEndian(source[32..]),
            (SuperviseFlags)source[34]);
        return true;
    }
}

/// <summary>The last byte of <c>supervise/status</c>.</summary>
[Flags]
public enum SuperviseFlags : byte
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Stopped by <c>s6-svc -p</c>; with pid 0: never started yet.</summary>
    Paused = 1,
    /// <summary>The process is the finish script.</summary>
    Finishing = 2,
    /// <summary>The service is wanted up.</summary>
    WantUp = 4,
    /// <summary>Ready (or, when down, really down; what was never started is).</summary>
    Ready = 8,
}
