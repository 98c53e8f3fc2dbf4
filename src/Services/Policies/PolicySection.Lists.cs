using System.Collections.Immutable;
using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <content>Lists.</content>
internal sealed partial class PolicySection
{
    /// <summary>A list of texts, as byte strings; null where it is not set.</summary>
    public ImmutableArray<string>? Texts(string key)
    {
        if (Find(key) is not { } value || Try(key, value.GetArray) is not { } elements)
            return null;
        var texts = ImmutableArray.CreateBuilder<string>(elements.Count);
        foreach (var element in elements)
        {
            if (Try(key, () => element.IsString() ? element.GetString() : throw Expected(element)) is { } text && CheckNul(key, text) is not null)
                texts.Add(ByteString.FromText(text));
        }

        return texts.ToImmutable();
    }

    /// <summary>A list of whole numbers; null where it is not set.</summary>
    public ImmutableArray<int>? Wholes(string key, int least, int most)
    {
        if (Find(key) is not { } value || Try(key, value.GetArray) is not { } elements)
            return null;
        var numbers = ImmutableArray.CreateBuilder<int>(elements.Count);
        foreach (var element in elements)
        {
            if (TryValue(key, element.GetLong) is not { } number)
                continue;
            if (number >= least && number <= most)
                numbers.Add((int)number);
            else
                _log.Error(element.Origin, $"{Path}.{key}: expected whole numbers from {least} to {most}, found {number}");
        }

        return numbers.ToImmutable();
    }

    /// <summary>The fields of an object, by their names; none where it is not set.</summary>
    public IReadOnlyList<HoconField> Fields(string key)
    {
        if (Find(key) is not { } value)
            return [];
        if (value.IsObject())
            return value.GetObject().Fields;
        Error(key, "expected an object, like { key = value }");
        return [];
    }

    /// <summary>A signal by its name or number; null where it is not set.</summary>
    public Signal? SignalNamed(string key) => Word(key) is { } text ? ParseSignal(key, text) : null;

    /// <summary>A list of signals; null where it is not set.</summary>
    public ImmutableArray<Signal>? SignalsNamed(string key)
    {
        if (Texts(key) is not { } texts)
            return null;
        var signals = ImmutableArray.CreateBuilder<Signal>(texts.Length);
        foreach (var text in texts)
        {
            if (ParseSignal(key, text) is { } signal)
                signals.Add(signal);
        }

        return signals.ToImmutable();
    }

    private Signal? ParseSignal(string key, string text)
    {
        if (Signals.TryParse(text, out var signal) && signal != Signal.None)
            return signal;
        Error(key, $"expected a signal, like SIGTERM or 15, found {text}");
        return null;
    }

    private static ConfigurationException Expected(HoconValue value) => new(value.Origin, "expected a list of texts, like [a, b]");
}
