using System.Buffers;
using System.Text.Unicode;

namespace Actors.Kernel.Configuration;

/// <summary>Finds and reads the texts that a text includes, and sees to it that this ends.</summary>
internal sealed class HoconSources(HoconOptions options, bool fromFile)
{
    private const int Nesting = 50;

    // The includes that are being parsed, outermost first. (Two lists, as a list of pairs would bring the type loader into a
    // native binary, for the sake of comparing pairs that nobody compares: 150 kB.)
    private readonly List<string> _names = [];
    private readonly List<HoconOrigin> _includers = [];
    private int _count;

    /// <summary>Reads a file; null when it does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="origin">Who wants it; null for the caller of the parser.</param>
    public string? ReadFile(string path, HoconOrigin? origin)
    {
        byte[]? bytes;
        try
        {
            bytes = options.ReadFile(path);
        }
        catch (Exception e)
        {
            var message = $"unable to read {path}: {e.Message}";
            throw origin is { } place ? new ConfigurationException(place, message, e) : new ConfigurationException(message, e);
        }

        return bytes is null ? null : Decode(bytes, path);
    }

    /// <summary>
    /// The texts that an include stands for. None when there is nothing; a name without an extension stands for
    /// itself, or else for its <c>.json</c> and <c>.conf</c>, the latter last.
    /// </summary>
    public List<HoconSource> Find(string name, HoconOrigin origin)
    {
        var found = new List<HoconSource>();
        if (!fromFile)
        {
            var callback = options.IncludeCallback
                ?? throw new ConfigurationException(origin, "this text cannot include: it is no file, and nobody reads includes for it");
            if (callback(name) is { } text)
                found.Add(new HoconSource(name, text));
            return found;
        }

        var path = Path.IsPathRooted(name) ? name : Path.Join(Path.GetDirectoryName(origin.File.AsSpan()), name);
        Add(path);
        if (found.Count == 0 && !path.EndsWith(".conf", StringComparison.Ordinal) && !path.EndsWith(".json", StringComparison.Ordinal))
        {
            Add(path + ".json");
            Add(path + ".conf");
        }

        return found;

        void Add(string candidate)
        {
            if (ReadFile(candidate, origin) is { } text)
                found.Add(new HoconSource(candidate, text));
        }
    }

    /// <summary>Begins an included text.</summary>
    /// <exception cref="ConfigurationException">It is being parsed already, or there are too many.</exception>
    public void Enter(string name, HoconOrigin includer)
    {
        _names.Add(name);
        _includers.Add(includer);
        if (_includers[0].File == name || _names.IndexOf(name) < _names.Count - 1)
            throw new ConfigurationException(includer, $"{name} would include itself: {Chain()}");
        if (_names.Count > Nesting)
            throw new ConfigurationException(includer, $"includes nest more than {Nesting} deep: {Chain()}");
        if (++_count > HoconLimits.Includes)
            throw new ConfigurationException(includer, $"more than {HoconLimits.Includes} includes");
    }

    /// <summary>Ends the text that was entered last.</summary>
    public void Leave()
    {
        _names.RemoveAt(_names.Count - 1);
        _includers.RemoveAt(_includers.Count - 1);
    }

    private string Chain()
    {
        var steps = new string[_names.Count];
        for (var i = 0; i < steps.Length; i++)
            steps[i] = $"{_includers[i]} includes {_names[i]}";
        return string.Join(", ", steps);
    }

    private static string Decode(byte[] bytes, string path)
    {
        var text = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, text, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
            return new string(text, 0, written);
        var line = bytes.AsSpan(0, read).Count((byte)'\n') + 1;
        throw new ConfigurationException(new HoconOrigin(path, line), "this line is not UTF-8: save the file as UTF-8");
    }
}
