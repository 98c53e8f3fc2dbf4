using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>The machine's clocks.</summary>
public static unsafe class Clock
{
    /// <summary>Nanoseconds since 1970 UTC, to the clock's full resolution.</summary>
    public static long RealtimeNanoseconds => Read(0);

    /// <summary>Nanoseconds since some moment; never goes back.</summary>
    public static long MonotonicNanoseconds => Read(1);

    /// <summary>Sets the machine's clock (needs CAP_SYS_TIME).</summary>
    public static void SetRealtime(long nanoseconds)
    {
        var time = new Libc.TimeSpecification { Seconds = nanoseconds / 1_000_000_000, Nanoseconds = nanoseconds % 1_000_000_000 };
        if (Libc.clock_settime(0, &time) < 0)
            throw PlatformException.Last("set the clock");
    }

    private static long Read(int clock)
    {
        Libc.TimeSpecification time;
        _ = Libc.clock_gettime(clock, &time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }
}
