namespace Actors.Shell.Logs;

/// <summary>A log directory, as s6-log writes them.</summary>
/// <param name="Name">What lines of it are marked with: the service's name, or the directory's.</param>
/// <param name="Path">The directory, a byte string.</param>
internal sealed record LogSource(string Name, string Path);
