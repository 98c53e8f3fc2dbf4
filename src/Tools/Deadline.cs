using Actors.Platform;

namespace Actors.Tools;

/// <summary>A moment up to which something is waited for.</summary>
internal readonly struct Deadline
{
    private readonly long _at;

    private Deadline(long at) => _at = at;

    /// <summary>No limit.</summary>
    public static Deadline Never => new(long.MaxValue);

    /// <summary>What is left, for poll(2): -1 without limit, rounded up.</summary>
    public int Milliseconds => _at == long.MaxValue
        ? -1
        : (int)Math.Clamp((_at - Clock.MonotonicNanoseconds + 999_999) / 1_000_000, 0, int.MaxValue);

    /// <summary>So many milliseconds from now on; 0: without limit.</summary>
    public static Deadline In(uint milliseconds) => milliseconds == 0 ? Never : new(Clock.MonotonicNanoseconds + (milliseconds * 1_000_000L));
}
