using System.Text.RegularExpressions;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>A condition on a text, and how to say it.</summary>
public sealed class StringMatcher
{
    public static readonly StringMatcher All = new(static _ => true, "");

    private readonly Func<string, bool> _isMatch;
    private readonly string _description;

    private StringMatcher(Func<string, bool> isMatch, string description)
    {
        _isMatch = isMatch;
        _description = description;
    }

    public static StringMatcher From(string? message, string? start, string? contains) =>
        message is not null ? new(text => text == message, $"== \"{message}\"")
        : start is not null ? new(text => text.StartsWith(start, StringComparison.Ordinal), $"starting with \"{start}\"")
        : contains is not null ? new(text => text.Contains(contains, StringComparison.Ordinal), $"containing \"{contains}\"")
        : All;

    public static StringMatcher From(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new(pattern.IsMatch, $"matching \"{pattern}\"");
    }

    /// <summary>A source: a whole text, or the path of an actor with or without its address.</summary>
    public static StringMatcher FromSource(string? source) => source is null ? All : new(
        text => text == source || (ActorPath.TryParse(text, out var path) && path!.ToStringWithoutAddress() == source), $"== \"{source}\"");

    public bool IsMatch(string? text) => _isMatch(text ?? "null");

    public override string ToString() => _description;
}
