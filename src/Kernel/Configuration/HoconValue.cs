namespace Actors.Kernel.Configuration;

/// <summary>
/// A value of a configuration: everything is resolved, and it never changes. The readers (<c>GetInt</c> and so on) convert as HOCON
/// says, and throw <see cref="ConfigurationException"/> with the value's origin when it is something else.
/// </summary>
public sealed partial class HoconValue
{
    private static readonly HoconObject s_noFields = new(new HoconFields<HoconField>(), isClosed: false);

    private readonly string _text = "";
    private readonly HoconObject? _object;
    private readonly HoconValue[]? _elements;

    internal HoconValue(HoconType type, string text, HoconOrigin origin)
    {
        Type = type;
        _text = text;
        Origin = origin;
    }

    internal HoconValue(HoconObject fields, HoconOrigin origin)
    {
        Type = HoconType.Object;
        _object = fields;
        Origin = origin;
    }

    internal HoconValue(HoconValue[] elements, HoconOrigin origin)
    {
        Type = HoconType.Array;
        _elements = elements;
        Origin = origin;
    }

    /// <summary>What was written, before any conversion.</summary>
    public HoconType Type { get; }

    /// <summary>Where the value was written; for one that came by a substitution, where it was defined.</summary>
    public HoconOrigin Origin { get; }

    /// <summary>Whether this is <c>null</c>, or an object without fields.</summary>
    public bool IsEmpty => Type == HoconType.Null || _object is { Count: 0 };

    /// <summary>Whether this is <c>null</c>.</summary>
    public bool IsNull => Type == HoconType.Null;

    /// <summary>Whether this is an object.</summary>
    public bool IsObject() => Type == HoconType.Object;

    /// <summary>Whether this is an array. An object with numeric keys is none, although <see cref="GetArray()"/> takes it for one.</summary>
    public bool IsArray() => Type == HoconType.Array;

    /// <summary>Whether this is a string, a number or a boolean.</summary>
    public bool IsString() => Type is HoconType.String or HoconType.Number or HoconType.Boolean;

    /// <summary>The fields of an object.</summary>
    public HoconObject GetObject() => _object ?? throw Wrong(null, "an object, like { a = 1 }");

    /// <summary>The value of one key of an object; null when there is no such key, or when this is no object.</summary>
    public HoconValue? GetChildObject(string key) => _object?.GetKey(key);

    /// <summary>This object as a configuration of its own.</summary>
    public Config ToConfig() => new(this);

    /// <summary>A configuration that holds this value under one key (a key, not a path).</summary>
    public Config AtKey(string key)
    {
        var fields = new HoconFields<HoconField>();
        fields.Add(new HoconField(key, this, Origin));
        return new Config(new HoconValue(new HoconObject(fields, isClosed: false), Origin));
    }

    /// <summary>The value as HOCON that parses to the same value.</summary>
    public override string ToString() => HoconWriter.Write(this);

    internal static HoconValue NoFields(HoconOrigin origin) => new(s_noFields, origin);

    /// <summary>The text of a string, number or boolean, as written.</summary>
    internal string Text => _text;

    internal HoconValue Over(HoconValue fallback) =>
        _object is null ? this : new HoconValue(fallback._object is { } below ? _object.Over(below) : _object.Close(), Origin);
}
