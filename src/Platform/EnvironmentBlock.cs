using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// Environment variables, byte-exact; names may be anything without '=' and NUL. Their order is the one that s6's and execline's programs would
/// give them (skalibs' env_merge): a variable that is set, newly or again, stands last, and the last one takes the place of one that goes.
/// </summary>
public sealed class EnvironmentBlock
{
    private readonly List<KeyValuePair<string, string>> _variables = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    /// <summary>The variables, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables => _variables;

    /// <summary>The value of a variable; null where it is not set. Setting null removes it.</summary>
    public string? this[string name]
    {
        get => _index.TryGetValue(name, out var at) ? _variables[at].Value : null;
        set => Set(name, value);
    }

    /// <summary>The environment that this process was started with.</summary>
    public static unsafe EnvironmentBlock OfThisProcess()
    {
        var block = new EnvironmentBlock();
        for (var entry = SystemNative.GetEnviron(); entry is not null && *entry is not null; entry++)
            block.Add(ByteString.FromPointer(*entry));
        return block;
    }

    /// <summary>A block of <c>NAME=VALUE</c> strings; what has no '=' is left out, of duplicates the first counts, as for getenv(3).</summary>
    public static EnvironmentBlock Of(params ReadOnlySpan<string> entries)
    {
        var block = new EnvironmentBlock();
        foreach (var entry in entries)
            block.Add(entry);
        return block;
    }

    /// <summary>A copy that changes on its own.</summary>
    public EnvironmentBlock Clone()
    {
        var copy = new EnvironmentBlock();
        foreach (var (name, value) in _variables)
            copy.Set(name, value);
        return copy;
    }

    /// <summary>Sets, or with null removes, a variable.</summary>
    public void Set(string name, string? value)
    {
        if (_index.Remove(name, out var at))
        {
            var last = _variables.Count - 1;
            if (at != last)
            {
                _variables[at] = _variables[last];
                _index[_variables[at].Key] = at;
            }

            _variables.RemoveAt(last);
        }

        if (value is not null)
        {
            _index[name] = _variables.Count;
            _variables.Add(new(name, value));
        }
    }

    /// <summary>Removes every variable.</summary>
    public void Clear()
    {
        _variables.Clear();
        _index.Clear();
    }

    /// <summary>The variables as <c>NAME=VALUE</c>, as execve(2) takes them.</summary>
    public string[] ToArray()
    {
        var entries = new string[_variables.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = $"{_variables[i].Key}={_variables[i].Value}";
        return entries;
    }

    private void Add(string entry)
    {
        // A name may begin with '=' nowhere in practice; from index 1 on, as glibc looks.
        var split = entry.Length > 0 ? entry.IndexOf('=', 1) : -1;
        if (split > 0 && !_index.ContainsKey(entry[..split]))
            Set(entry[..split], entry[(split + 1)..]);
    }
}
