using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>
/// An object of a policy while it is read. Every reader names its key, so that at the end the keys that nobody read are known: those are errors. What
/// has the wrong type or is out of range is reported where it was written, and the default counts.
/// </summary>
internal sealed partial class PolicySection
{
    private readonly HoconObject? _object;
    private readonly PolicyLog _log;
    private readonly List<string> _known = [];

    /// <param name="value">The object; null, or null in HOCON: nothing is set.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="log">Where faults go.</param>
    public PolicySection(HoconValue? value, string path, PolicyLog log)
    {
        Path = path;
        _log = log;
        if (value is { IsNull: false } && value.IsObject())
            _object = value.GetObject();
        else if (value is { IsNull: false })
            log.Error(value.Origin, $"{path}: expected an object, like {{ key = value }}");
    }

    /// <summary>Its path, for messages.</summary>
    public string Path { get; }

    /// <summary>Whether a key has a value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the value is a text (or number, or truth value), not a list.</summary>
    public bool IsText(string key) => Find(key)?.IsString() == true;

    /// <summary>Where a key was written; the section's reader has seen that it is there.</summary>
    public HoconOrigin OriginOf(string key) => _object?.GetField(key)?.Origin ?? default;

    /// <summary>Whether nobody but the reference has written a key.</summary>
    public bool IsDefault(string key) => OriginOf(key).File == PolicySources.ReferenceName;

    /// <summary>Reports that a value does not go with another one.</summary>
    public void Error(string key, string message, string hint = "") => _log.Error(OriginOf(key), $"{Path}.{key}: {message}", hint);

    /// <summary>An object in it.</summary>
    public PolicySection Section(string key) => new(Find(key), $"{Path}.{key}", _log);

    /// <summary>A text, as a byte string; null where it is not set.</summary>
    public string? Text(string key, string? otherwise = null) => Word(key) is { } text ? ByteString.FromText(text) : otherwise;

    /// <summary>One of some words.</summary>
    /// <returns>Its index.</returns>
    public int Choice(string key, ReadOnlySpan<string> words, int otherwise)
    {
        if (Word(key) is not { } text)
            return otherwise;
        var index = words.IndexOf(text);
        if (index >= 0)
            return index;
        var nearest = Spelling.Nearest(text, words.ToArray());
        Error(key, $"expected {Listed(words)}, found {text}", nearest is null ? "" : $"is {nearest} meant?");
        return otherwise;
    }

    /// <summary>true or false.</summary>
    public bool? Flag(string key) => Find(key) is { } value ? TryValue(key, () => value.GetBoolean()) : null;

    /// <summary>A whole number.</summary>
    public long? Whole(string key, long least, long most)
    {
        if (Find(key) is not { } value || TryValue(key, () => value.GetLong()) is not { } number)
            return null;
        if (number >= least && number <= most)
            return number;
        Error(key, $"expected a whole number from {least} to {most}, found {number}");
        return null;
    }

    /// <summary>A whole number, or the word <c>infinite</c>, which is null.</summary>
    public int? WholeOrInfinite(string key, int least, int? otherwise)
    {
        if (Find(key) is { } value && value.IsString() && value.GetString() == "infinite")
            return null;
        return Has(key) ? (int?)Whole(key, least, int.MaxValue) ?? otherwise : otherwise;
    }

    /// <summary>A number.</summary>
    public double Number(string key, double least, double most, double otherwise)
    {
        if (Find(key) is not { } value || TryValue(key, () => value.GetDouble()) is not { } number)
            return otherwise;
        if (number >= least && number <= most)
            return number;
        Error(key, FormattableString.Invariant($"expected a number from {least} to {most}, found {number}"));
        return otherwise;
    }

    /// <summary>A duration; null where it is not set.</summary>
    public TimeSpan? Duration(string key, TimeSpan least = default) => Span(key, least, allowInfinite: false);

    /// <summary>A duration, or the word <c>infinite</c>, which is null.</summary>
    public TimeSpan? DurationOrInfinite(string key, TimeSpan? otherwise, TimeSpan least = default) =>
        Span(key, least, allowInfinite: true) is { } span ? (span < TimeSpan.Zero ? null : span) : otherwise;

    /// <summary>Reports every key that no reader has named.</summary>
    public void End()
    {
        if (_object is null)
            return;
        foreach (var field in _object.Fields)
        {
            if (_known.Contains(field.Key))
                continue;
            // A variable may be somebody else's that only begins like ours.
            if (Path == "actors" && PolicySources.IsVariable(field.Origin))
                _log.Warning(field.Origin, $"unknown key {Path}.{field.Key}", HintFor(field.Key));
            else
                _log.Error(field.Origin, $"unknown key {Path}.{field.Key}", HintFor(field.Key));
        }

        foreach (var key in _known)
        {
            if (_object.GetField(key) is null)
                _log.Undocumented.Add($"{Path}.{key}");
        }
    }

    private string HintFor(string key) =>
        Spelling.Nearest(key, _known) is { } nearest ? $"is {nearest} meant?"
        : _known.Count == 0 ? "" : $"known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}";

    private TimeSpan? Span(string key, TimeSpan least, bool allowInfinite)
    {
        if (Find(key) is not { } value || TryValue(key, () => value.GetTimeSpan(allowInfinite)) is not { } span)
            return null;
        if (span == Timeout.InfiniteTimeSpan || (span >= least && span <= MaximumSpan))
            return span;
        Error(key, FormattableString.Invariant($"expected a duration from {least.TotalMilliseconds} ms to 24 days, found {value.GetString()}"));
        return null;
    }

    /// <summary>What timers can wait for.</summary>
    private static TimeSpan MaximumSpan => TimeSpan.FromDays(24);

    private HoconValue? Find(string key)
    {
        if (!_known.Contains(key))
            _known.Add(key);
        return _object?.GetKey(key) is { IsNull: false } value ? value : null;
    }

    /// <summary>A text as it is written, for what is compared and shown.</summary>
    private string? Word(string key) => Find(key) is { } value && Try(key, value.GetString) is { } text ? CheckNul(key, text) : null;

    private string? CheckNul(string key, string text)
    {
        if (!text.Contains('\0'))
            return text;
        Error(key, "a text cannot hold the character NUL");
        return null;
    }

    private T? Try<T>(string key, Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (ConfigurationException fault)
        {
            _log.Error(fault, $"{Path}.{key}");
            return null;
        }
    }

    private T? TryValue<T>(string key, Func<T> read) where T : struct
    {
        try
        {
            return read();
        }
        catch (ConfigurationException fault)
        {
            _log.Error(fault, $"{Path}.{key}");
            return null;
        }
    }

    private static string Listed(ReadOnlySpan<string> words)
    {
        var text = words[0];
        for (var i = 1; i < words.Length; i++)
            text += (i == words.Length - 1 ? " or " : ", ") + words[i];
        return text;
    }
}
