using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Actors.Kernel.Configuration;

/// <summary>What has a key.</summary>
internal interface IHoconKeyed
{
    string Key { get; }
}

/// <summary>
/// Fields in the order in which they came, found by their keys. Most objects have few and need no hash table, which the
/// framework's OrderedDictionary makes for each.
/// </summary>
internal sealed class HoconFields<T>
    where T : class, IHoconKeyed
{
    private const int Few = 8;

    private readonly List<T> _values = [];
    private Dictionary<string, T>? _byKey;

    public IReadOnlyList<T> Values => _values;

    public int Count => _values.Count;

    public bool TryGetValue(string key, [NotNullWhen(true)] out T? value)
    {
        if (_byKey is not null)
            return _byKey.TryGetValue(key, out value);
        value = _values.Find(candidate => candidate.Key == key);
        return value is not null;
    }

    /// <summary>Adds a field whose key is new.</summary>
    public void Add(T value)
    {
        _values.Add(value);
        if (_byKey is not null)
        {
            _byKey.Add(value.Key, value);
        }
        else if (_values.Count > Few)
        {
            _byKey = new Dictionary<string, T>(StringComparer.Ordinal);
            foreach (var earlier in _values)
                _byKey.Add(earlier.Key, earlier);
        }
    }

    /// <summary>Adds a field unless its key is there.</summary>
    public void TryAdd(T value)
    {
        if (!TryGetValue(value.Key, out _))
            Add(value);
    }

    /// <summary>The fields whose keys are array indexes, in the order of their numbers.</summary>
    public List<T> Indexed()
    {
        var indexed = new List<T>();
        foreach (var field in _values)
            if (Index(field) is >= 0 and var index)
            {
                var (from, to) = (0, indexed.Count);
                while (from < to)
                {
                    var middle = (from + to) / 2;
                    (from, to) = Index(indexed[middle]) <= index ? (middle + 1, to) : (from, middle);
                }

                indexed.Insert(from, field);
            }

        return indexed;
    }

    private static int Index(T field) =>
        int.TryParse(field.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
}
