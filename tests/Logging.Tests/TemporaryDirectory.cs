namespace Actors.Logging.Tests;

/// <summary>A directory for one test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("actors-logging-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Names and contents of the files of a log directory that hold lines, oldest first.</summary>
    public static List<(string Name, string Content)> Logs(string directory) =>
    [
        .. Directory.GetFiles(directory, "@*").Order(StringComparer.Ordinal).Append(System.IO.Path.Combine(directory, "current"))
            .Where(File.Exists)
            .Select(file => (System.IO.Path.GetFileName(file), File.ReadAllText(file, System.Text.Encoding.Latin1))),
    ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
