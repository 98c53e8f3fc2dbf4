namespace Actors.Kernel.Configuration;

/// <summary>The fields of an object, in the order in which their keys first appeared. Immutable.</summary>
public sealed class HoconObject
{
    private readonly HoconFields<HoconField> _fields;

    internal HoconObject(HoconFields<HoconField> fields, bool isClosed)
    {
        _fields = fields;
        IsClosed = isClosed;
    }

    /// <summary>The fields, in order, with the places of their keys.</summary>
    public IReadOnlyList<HoconField> Fields => _fields.Values;

    /// <summary>Keys and values, in order.</summary>
    public IEnumerable<KeyValuePair<string, HoconValue>> Items => Pairs();

    /// <summary>How many fields there are.</summary>
    public int Count => _fields.Count;

    /// <summary>
    /// This object was set over something that is no object (as in <c>a = null, a { x = 1 }</c>), so no fallback shines through.
    /// </summary>
    internal bool IsClosed { get; }

    /// <summary>The value of one key (a key, not a path); null when it is not there.</summary>
    public HoconValue? GetKey(string key) => GetField(key)?.Value;

    /// <summary>One field by its key (not a path); null when it is not there.</summary>
    public HoconField? GetField(string key) => _fields.TryGetValue(key, out var field) ? field : null;

    private IEnumerable<KeyValuePair<string, HoconValue>> Pairs()
    {
        foreach (var field in _fields.Values)
            yield return new KeyValuePair<string, HoconValue>(field.Key, field.Value);
    }

    /// <summary>These fields over nothing that could show.</summary>
    internal HoconObject Close() => IsClosed ? this : new HoconObject(_fields, isClosed: true);

    /// <summary>The values of an array that was written with numeric keys; none when there is no such key.</summary>
    internal HoconValue[] Indexed() => _fields.Indexed().ConvertAll(field => field.Value).ToArray();

    /// <summary>This object over a fallback: objects merge, anything else hides what it covers.</summary>
    internal HoconObject Over(HoconObject fallback)
    {
        if (IsClosed)
            return this;
        var merged = new HoconFields<HoconField>();
        foreach (var field in _fields.Values)
        {
            var below = fallback.GetKey(field.Key);
            merged.Add(below is null ? field : new HoconField(field.Key, field.Value.Over(below), field.Origin));
        }

        foreach (var field in fallback.Fields)
            merged.TryAdd(field);
        return new HoconObject(merged, fallback.IsClosed);
    }
}
