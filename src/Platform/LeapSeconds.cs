namespace Actors.Platform;

/// <summary>
/// How far TAI is ahead of UTC: 10 s since 1972, and a second more after each leap second (IERS Bulletin C). skalibs has the same table compiled in,
/// so its stamps can be told from these by nobody.
/// </summary>
internal static class LeapSeconds
{
    private const int Base = 10;

    /// <summary>The first second (of Unix time) after each leap second.</summary>
    private static ReadOnlySpan<long> After =>
    [
        78796800, 94694400, 126230400, 157766400, 189302400, 220924800, 252460800, 283996800, 315532800, 362793600, 394329600, 425865600,
        489024000, 567993600, 631152000, 662688000, 709948800, 741484800, 773020800, 820454400, 867715200, 915148800, 1136073600, 1230768000,
        1341100800, 1435708800, 1483228800,
    ];

    /// <summary>TAI minus UTC, in seconds, at a second of Unix time.</summary>
    public static int OffsetAt(long unixSeconds)
    {
        var after = After;
        var passed = after.Length;
        while (passed > 0 && unixSeconds < after[passed - 1])
            passed--;
        return Base + passed;
    }

    /// <summary>The second of Unix time that a second of TAI (counted from 1970 on) is; a leap second counts as the one before it.</summary>
    public static long ToUnix(long taiSeconds)
    {
        var after = After;
        var passed = after.Length;
        while (passed > 0 && taiSeconds < after[passed - 1] + Base + passed)
            passed--;
        var unix = taiSeconds - Base - passed;
        return passed < after.Length && unix == after[passed] ? unix - 1 : unix;
    }
}
