namespace Actors.Logging;

/// <summary>What is done with a selected line.</summary>
/// <param name="Stamps">The times that are put in front of it.</param>
/// <param name="Prefix">What is put between those and the line, followed by a blank; empty: nothing. A byte string.</param>
public abstract record LogAction(LineStamp Stamps, string Prefix);

/// <summary><c>1</c>: the line goes to the standard output.</summary>
public sealed record OutputAction(LineStamp Stamps, string Prefix) : LogAction(Stamps, Prefix);

/// <summary><c>2</c>: the line goes to the standard error as <c>s6-log: alert: LINE</c>.</summary>
/// <param name="Stamps">See <see cref="LogAction"/>.</param>
/// <param name="Prefix">See <see cref="LogAction"/>.</param>
/// <param name="Limit">How many bytes of the line are shown; 0: all.</param>
public sealed record AlertAction(LineStamp Stamps, string Prefix, uint Limit) : LogAction(Stamps, Prefix)
{
    /// <summary>The limit where no directive sets one.</summary>
    public const uint DefaultLimit = 200;
}

/// <summary><c>=FILE</c>: the line becomes the content of a file, at one stroke.</summary>
/// <param name="Stamps">See <see cref="LogAction"/>.</param>
/// <param name="Prefix">See <see cref="LogAction"/>.</param>
/// <param name="File">The file's path.</param>
/// <param name="Size">The file's size in bytes: it is cut, or filled up with newlines; 0: as long as the line.</param>
public sealed record StatusFileAction(LineStamp Stamps, string Prefix, string File, uint Size) : LogAction(Stamps, Prefix)
{
    /// <summary>The size where no directive sets one.</summary>
    public const uint DefaultSize = 1001;

    /// <summary>The largest <see cref="Size"/>: the whole file is put together in memory for each line. (s6-log has no limit.)</summary>
    public const uint LargestSize = 16 * 1024 * 1024;
}

/// <summary><c>/DIR</c>, <c>./DIR</c>: the line goes to a log directory.</summary>
public sealed record DirectoryAction(LineStamp Stamps, string Prefix, LogDirectoryOptions Directory) : LogAction(Stamps, Prefix);
