namespace Actors.Shell.Logs;

/// <summary>A line of a log.</summary>
/// <param name="Source">The log that it is in.</param>
/// <param name="Time">Nanoseconds since 1970 UTC; of a line without a stamp, the time of the one before it; 0: not known.</param>
/// <param name="Text">The line without stamp and newline.</param>
/// <param name="Raw">The line as it is in the file, without its newline.</param>
internal readonly record struct LogLine(LogSource Source, long Time, ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> Raw);
