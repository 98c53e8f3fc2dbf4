using System.Globalization;

namespace Actors.Services;

/// <summary>The two ways in which the reference reads a number from a file; they differ in what may follow it.</summary>
internal static class NumberText
{
    /// <summary>How many bytes of a <c>timeout-up</c> are looked at.</summary>
    public const int TimeoutLength = 63;

    /// <summary>How many bytes of a <c>notification-fd</c> and its like are looked at: room for ten digits and a newline.</summary>
    public const int FieldLength = 11;

    /// <summary>As s6-rc-compile reads timeout-up and timeout-down: digits, then nothing but newlines.</summary>
    public static bool TryParseTimeout(string text, out uint number) => TryParseDigits(text.TrimEnd('\n'), out number);

    /// <summary>As s6 reads all other numbers: digits, then the end or a newline and whatever else.</summary>
    public static bool TryParseField(string text, out uint number)
    {
        var end = text.IndexOf('\n');
        return TryParseDigits(end < 0 ? text : text[..end], out number);
    }

    private static bool TryParseDigits(string text, out uint number) =>
        uint.TryParse(SourceFile.UpToNul(text), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
