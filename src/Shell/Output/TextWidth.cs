using System.Globalization;
using System.Text;

namespace Actors.Shell.Output;

/// <summary>How many columns of a terminal text takes, and how to make it fit.</summary>
internal static class TextWidth
{
    private const int TabStop = 8;

    /// <summary>Columns of a text without control characters.</summary>
    internal static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return width;
    }

    /// <summary>The text, or its beginning and an ellipsis where it is wider than <paramref name="columns"/>.</summary>
    internal static string Fit(string text, int columns)
    {
        if (Of(text) <= columns)
            return text;
        var fitted = new StringBuilder();
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (width + Of(rune) > columns - 1)
                break;
            width += Of(rune);
            _ = fitted.Append(rune.ToString());
        }

        return columns > 0 ? fitted.Append('…').ToString() : "";
    }

    /// <summary>The text in lines of so many columns, broken at blanks where there are any. What goes on is indented by two more than its first line.</summary>
    internal static IEnumerable<string> Wrap(string text, int columns)
    {
        var indent = text.Length - text.TrimStart(' ').Length + 2;
        if (indent > columns / 2)
            indent = 0;
        while (Of(text) > columns && columns > 0)
        {
            var (end, blank, width) = (0, -1, 0);
            foreach (var rune in text.EnumerateRunes())
            {
                width += Of(rune);
                if (rune.Value == ' ' && end > indent)
                    blank = end;
                if (width > columns)
                    break;
                end += rune.Utf16SequenceLength;
            }

            var cut = blank > 0 ? blank : end > 0 ? end : Rune.GetRuneAt(text, 0).Utf16SequenceLength;
            yield return text[..cut];
            var rest = text[cut..].TrimStart(' ');
            // Where the indent would eat up what was won, it is left out.
            text = cut > indent ? new string(' ', indent) + rest : rest;
        }

        yield return text;
    }

    /// <summary>The text, filled with blanks to so many columns.</summary>
    internal static string Pad(string text, int columns, bool toTheRight = false)
    {
        var blanks = new string(' ', Math.Max(0, columns - Of(text)));
        return toTheRight ? blanks + text : text + blanks;
    }

    /// <summary>The text with blanks for its tabs, up to the next of the columns that terminals have them at: so its width is known.</summary>
    internal static string Expand(string text)
    {
        if (!text.Contains('\t'))
            return text;
        var expanded = new StringBuilder();
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var blanks = rune.Value == '\t' ? TabStop - (width % TabStop) : 0;
            _ = blanks > 0 ? expanded.Append(' ', blanks) : expanded.Append(rune.ToString());
            width += blanks > 0 ? blanks : Of(rune);
        }

        return expanded.ToString();
    }

    /// <summary>The text with every control character made visible: what a service calls itself or writes must not steer the terminal.</summary>
    internal static string Printable(string text)
    {
        if (!text.Any(IsHarmful))
            return text;
        var result = new StringBuilder(text.Length + 8);
        foreach (var one in text)
            _ = IsHarmful(one) ? result.Append(CultureInfo.InvariantCulture, $"\\x{(int)one:x2}") : result.Append(one);
        return result.ToString();
    }

    // Tabs are harmless; U+0080 to U+009F are controls too. What begins a line or turns the direction of text shows other text than there is.
    private static bool IsHarmful(char one) => char.IsControl(one) ? one != '\t' : one is (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    // The blocks that terminals show two columns wide (Unicode's East Asian Width W and F, in large pieces).
    private static bool IsWide(int value) => value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
