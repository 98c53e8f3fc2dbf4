using System.Globalization;

namespace Actors.Kernel.Configuration;

// Every reader takes the path by which the value was asked for, so that its complaint can name it; null when nobody knows.
public sealed partial class HoconValue
{
    /// <summary>The text of a string, number or boolean, as written; null for null.</summary>
    public string? GetString() => IsNull ? null : GetString(null);

    /// <summary><c>true</c>, <c>yes</c>, <c>on</c> or <c>false</c>, <c>no</c>, <c>off</c>.</summary>
    public bool GetBoolean() => GetBoolean(null);

    /// <summary>A whole number.</summary>
    public int GetInt() => (int)GetWhole(null, int.MinValue, int.MaxValue);

    /// <summary>A whole number from 0 to 255.</summary>
    public byte GetByte() => (byte)GetWhole(null, byte.MinValue, byte.MaxValue);

    /// <summary>A whole number.</summary>
    public long GetLong() => GetWhole(null, long.MinValue, long.MaxValue);

    /// <summary>A number.</summary>
    public float GetFloat() => (float)GetDouble(null);

    /// <summary>A number.</summary>
    public double GetDouble() => GetDouble(null);

    /// <summary>A number.</summary>
    public decimal GetDecimal() => GetDecimal(null);

    /// <summary>A duration; a bare number is milliseconds. <c>infinite</c> is <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) => HoconUnits.ReadTimeSpan(this, null, allowInfinite);

    /// <summary>A span of the calendar; a bare number is days.</summary>
    public HoconPeriod GetPeriod() => HoconUnits.ReadPeriod(this, null);

    /// <summary>A size in bytes; null for null.</summary>
    public long? GetByteSize() => IsNull ? null : HoconUnits.ReadByteSize(this, null);

    /// <summary>The elements of an array, or of an object with numeric keys.</summary>
    public IList<HoconValue> GetArray() => GetArray(null);

    /// <inheritdoc cref="GetArray()"/>
    public IList<string> GetStringList() => GetList(null, static (value, path) => value.GetString(path));

    /// <inheritdoc cref="GetArray()"/>
    public IList<bool> GetBooleanList() => GetList(null, static (value, path) => value.GetBoolean(path));

    /// <inheritdoc cref="GetArray()"/>
    public IList<int> GetIntList() => GetList(null, static (value, path) => (int)value.GetWhole(path, int.MinValue, int.MaxValue));

    /// <inheritdoc cref="GetArray()"/>
    public IList<byte> GetByteList() => GetList(null, static (value, path) => (byte)value.GetWhole(path, byte.MinValue, byte.MaxValue));

    /// <inheritdoc cref="GetArray()"/>
    public IList<long> GetLongList() => GetList(null, static (value, path) => value.GetWhole(path, long.MinValue, long.MaxValue));

    /// <inheritdoc cref="GetArray()"/>
    public IList<float> GetFloatList() => GetList(null, static (value, path) => (float)value.GetDouble(path));

    /// <inheritdoc cref="GetArray()"/>
    public IList<double> GetDoubleList() => GetList(null, static (value, path) => value.GetDouble(path));

    /// <inheritdoc cref="GetArray()"/>
    public IList<decimal> GetDecimalList() => GetList(null, static (value, path) => value.GetDecimal(path));

    internal string GetString(string? path) => IsString() ? _text : throw Wrong(path, "a text");

    internal bool GetBoolean(string? path) => (Type is HoconType.Boolean or HoconType.String ? _text : "") switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => throw Wrong(path, "true or false (or yes, no, on, off)"),
    };

    internal long GetWhole(string? path, long minimum, long maximum)
    {
        if (!IsNumber())
            throw Wrong(path, "a whole number");
        if (!long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            // 1e3 and 2.0 are whole numbers too. Beyond 2^53 a double is no longer exact, so such forms end there.
            var number = HoconNumber.Value(_text);
            if (Math.Abs(number) > 1L << 53 || number != Math.Floor(number))
                throw Wrong(path, "a whole number");
            whole = (long)number;
        }

        return whole >= minimum && whole <= maximum ? whole : throw Wrong(path, $"a whole number from {minimum} to {maximum}");
    }

    internal double GetDouble(string? path) =>
        IsNumber() && HoconNumber.Value(_text) is var number && double.IsFinite(number)
            ? number
            : throw Wrong(path, "a number");

    internal decimal GetDecimal(string? path) =>
        IsNumber() && decimal.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(path, "a number that a decimal can hold");

    internal HoconValue[] GetArray(string? path)
    {
        if (_elements is not null)
            return (HoconValue[])_elements.Clone();
        return _object?.Indexed() is { Length: > 0 } indexed ? indexed : throw Wrong(path, "an array, like [1, 2]");
    }

    internal IList<T> GetList<T>(string? path, Func<HoconValue, string?, T> read)
    {
        var elements = GetArray(path);
        var list = new T[elements.Length];
        for (var i = 0; i < list.Length; i++)
            list[i] = read(elements[i], path is null ? null : $"{path}[{i}]");
        return list;
    }

    internal ConfigurationException Wrong(string? path, string expected)
    {
        var what = Type switch
        {
            HoconType.Null => "null",
            HoconType.Object => "an object",
            HoconType.Array => "an array",
            HoconType.String => HoconQuotedString.Write(_text.Length <= 60 ? _text : $"{_text.AsSpan(0, 57)}..."),
            _ => _text,
        };
        return new ConfigurationException(Origin, $"{(path is null ? "" : path + ": ")}expected {expected}, found {what}");
    }

    private bool IsNumber() => Type == HoconType.Number || (Type == HoconType.String && HoconNumber.IsNumber(_text));
}
