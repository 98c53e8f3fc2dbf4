using System.Text;
using Actors.Platform;

namespace Actors.Shell.Terminal;

/// <summary>The lines that were typed, kept in a file over sessions where there is a place for it.</summary>
internal sealed class History
{
    private const int Most = 1000;
    private readonly List<string> _lines = [];
    private readonly string? _path;

    /// <param name="path">The file, a byte string; null: none is kept.</param>
    internal History(string? path)
    {
        _path = path;
        if (path is null || Files.TryReadAllBytes(path, out var content) != 0)
            return;
        var lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _lines.AddRange(lines.Skip(lines.Length - Most));
    }

    /// <summary>The oldest first.</summary>
    internal IReadOnlyList<string> Lines => _lines;

    /// <summary>Keeps a line, unless it is blank or that of the last time again.</summary>
    internal void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || (_lines.Count > 0 && _lines[^1] == line))
            return;
        _lines.Add(line);
        if (_lines.Count > Most)
            _lines.RemoveAt(0);
        if (_path is null)
            return;
        try
        {
            Files.WriteAllBytes(_path, Encoding.UTF8.GetBytes(string.Join('\n', _lines) + "\n"), 0x180);
        }
        catch (PlatformException)
        {
            // A read-only home: the history is that of this session.
        }
    }
}
