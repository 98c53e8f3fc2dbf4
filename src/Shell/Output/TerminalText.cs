using System.Text;

namespace Actors.Shell.Output;

/// <summary>Foreign text for a terminal.</summary>
internal static class TerminalText
{
    /// <summary>The text with its colours (CSI ... m), which are ended behind it, and with every other control character made visible.</summary>
    internal static string WithColours(string text) => text.Contains('\u001b') ? Show(text, keepsColours: true) + "\u001b[0m" : TextWidth.Printable(text);

    /// <summary>The text without its colours, and with every other control character made visible.</summary>
    internal static string WithoutColours(string text) => Show(text, keepsColours: false);

    private static string Show(string text, bool keepsColours)
    {
        var result = new StringBuilder();
        var at = 0;
        while (text.IndexOf('\u001b', at) is >= 0 and var escape)
        {
            _ = result.Append(TextWidth.Printable(text[at..escape]));
            at = EndOfColour(text, escape);
            _ = result.Append(at == escape ? "\\x1b" : keepsColours ? text[escape..at] : "");
            at = Math.Max(at, escape + 1);
        }

        return result.Append(TextWidth.Printable(text[at..])).ToString();
    }

    private static int EndOfColour(string text, int start)
    {
        if (start + 1 >= text.Length || text[start + 1] != '[')
            return start;
        for (var at = start + 2; at < text.Length; at++)
        {
            if (text[at] == 'm')
                return at + 1;
            if (!char.IsAsciiDigit(text[at]) && text[at] is not (';' or ':'))
                return start;
        }

        return start;
    }
}
