namespace Actors.Shell.Logs;

/// <summary>A place in a log: what is behind it is somebody else's.</summary>
/// <param name="Inode">Of the file that was <c>current</c>; 0: there was none.</param>
/// <param name="Offset">In that file, in bytes.</param>
/// <param name="LastArchive">The last archived file; empty: there was none.</param>
internal readonly record struct LogMark(ulong Inode, long Offset, string LastArchive);
