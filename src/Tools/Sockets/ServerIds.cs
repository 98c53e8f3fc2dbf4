namespace Actors.Tools.Sockets;

/// <summary>The ids that a server takes on once it listens: the part of its command line that is s6-applyuidgid.</summary>
internal sealed class ServerIds
{
    private readonly List<string> _options = [];

    /// <summary>The command line, up to the program; empty where nothing is to change.</summary>
    public IReadOnlyList<string> Command => _options.Count == 0 ? [] : ["s6-applyuidgid", .. _options, "--"];

    /// <summary>Takes an option: -U, the ids in the environment; -u, -g, -G, numbers.</summary>
    /// <returns>False where its value is none.</returns>
    public bool TryAdd(char option, string value)
    {
        switch (option)
        {
            case 'U':
                _options.Clear();
                _options.Add("-Uz");
                return true;
            case 'G':
                _options.AddRange(["-G", value]);
                return Numbers.TryParseList(value, out _);
            default:
                _options.AddRange([$"-{option}", value]);
                return Numbers.TryParse(value, out uint _);
        }
    }
}
