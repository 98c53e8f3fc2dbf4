namespace Actors.Logging;

/// <summary>How an engine works, beside what its script says. Without a word it works as s6-log does.</summary>
public sealed record LogEngineOptions
{
    /// <summary>The smallest <see cref="LineLimit"/> in bytes, but for 0.</summary>
    public const int SmallestLineLimit = 48;

    /// <summary>Longer lines are cut into several of so many bytes; 0: lines may be of any length. s6-log's option <c>-l</c>.</summary>
    public int LineLimit { get; init; } = 8192;

    /// <summary>Whether no further line shall be taken while one waits to be written (<see cref="LogEngine.WantsBackPressure"/>). s6-log's option <c>-b</c>.</summary>
    public bool Blocking { get; init; }

    /// <summary>Without <see cref="Blocking"/>: how many bytes may wait to be written before no further line shall be taken. s6-log knows no limit.</summary>
    public int PendingLimit { get; init; } = 1 << 20;

    /// <summary>The service whose lines these are, for what names it; a byte string.</summary>
    public string Service { get; init; } = "";

    /// <summary>The stream that they come from, for what names it.</summary>
    public string Stream { get; init; } = "stdout";

    /// <summary>Whether <c>SERVICE: </c> is put in front of lines to the standard output (behind stamps).</summary>
    public bool PrefixOutput { get; init; }

    /// <summary>Whether lines to the standard output are JSON objects: time (UTC), service, stream, message. Stamps and prefixes are left out.</summary>
    public bool JsonOutput { get; init; }

    /// <summary>Whether lines to log directories are JSON objects.</summary>
    public bool JsonDirectories { get; init; }

    /// <summary>Whether rotated files that no processor is for are compressed, in gzip's format; their names stay <c>@STAMP.s</c>.</summary>
    public bool Compress { get; init; }
}
