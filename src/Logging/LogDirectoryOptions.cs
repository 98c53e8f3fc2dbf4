namespace Actors.Logging;

/// <summary>How a log directory is kept.</summary>
/// <param name="Path">Where it is; created, but not its parents.</param>
public sealed record LogDirectoryOptions(string Path)
{
    /// <summary>The smallest <see cref="Size"/> in bytes.</summary>
    public const uint SmallestSize = 4096;

    /// <summary>The largest <see cref="Size"/> in bytes.</summary>
    public const uint LargestSize = 268435455;

    /// <summary><c>n</c>: how many archived files are kept.</summary>
    public uint MaximumArchives { get; init; } = 10;

    /// <summary><c>s</c>: <c>current</c> is rotated before it becomes larger, in bytes, where lines are no longer than <see cref="Tolerance"/>.</summary>
    public uint Size { get; init; } = 99999;

    /// <summary><c>l</c>: the rotation happens at the first line end that is no further than this from <see cref="Size"/>, in bytes.</summary>
    public uint Tolerance { get; init; } = 2000;

    /// <summary><c>S</c>: how large all archived files together may be, in bytes; 0: without limit.</summary>
    public ulong MaximumTotalSize { get; init; }

    /// <summary><c>r</c>: how long to wait after a failure before the next try, in milliseconds.</summary>
    public uint RetryMilliseconds { get; init; } = 2000;

    /// <summary><c>R</c>: rotates whenever so many seconds have passed; 0: not.</summary>
    public uint PeriodSeconds { get; init; }

    /// <summary><c>!</c>, <c>?</c>: a command that a rotated file goes through; null: none.</summary>
    public string? Processor { get; init; }

    /// <summary>Whether rotated files without a processor are compressed in this process, in gzip's format. No directive asks for it.</summary>
    public bool Compress { get; init; }

    /// <summary>Whether the processor is for <c>/bin/sh -c</c>, not <c>execlineb -Pc</c>.</summary>
    public bool ProcessorIsShell { get; init; }
}
