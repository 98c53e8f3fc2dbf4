using System.Text;

namespace Actors.Tools.Portable;

/// <summary>Quoted strings as skalibs writes and reads them: what is not printable ASCII as <c>\n</c>, <c>\0xHH</c> and the like.</summary>
internal static class Quoting
{
    private const string Named = "abtnvfr"; // \a is 7, \r is 13.

    /// <summary>Whether these characters can be quotes: none that an escape needs.</summary>
    public static bool AreQuotes(string delimiters)
    {
        foreach (var c in delimiters)
        {
            if (c is <= ' ' or > '~' || char.IsAsciiDigit(c) || "abcdefnrstvx".Contains(c) || delimiters.IndexOf(c) != delimiters.LastIndexOf(c))
                return false;
        }

        return true;
    }

    /// <summary>Escapes a string, without quotes around it.</summary>
    public static string Escape(string text, string delimiters)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (c is >= (char)7 and <= (char)13)
                result.Append('\\').Append(Named[c - 7]);
            else if (c == '\\' || delimiters.Contains(c))
                result.Append('\\').Append(c);
            else if (c is < ' ' or > '~')
                result.Append("\\0x").Append(((int)c).ToString("x2"));
            else
                result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>Reads an escaped string up to one of the delimiters, or its end.</summary>
    /// <param name="text">It, without a quote in front.</param>
    /// <param name="delimiters">What ends it.</param>
    /// <param name="result">What it stands for.</param>
    /// <param name="position">Where it ended: at a delimiter, at the end, or where it went wrong.</param>
    /// <returns>0, or the error number: <see cref="Platform.Errno.EPROTO"/>, an escape that is none; <see cref="Platform.Errno.EPIPE"/>, one that is cut short.</returns>
    public static int TryUnescape(string text, string delimiters, out string result, out int position)
    {
        var value = new StringBuilder();
        var errno = 0;
        position = 0;
        while (errno == 0 && position < text.Length && !delimiters.Contains(text[position]))
        {
            if (text[position] != '\\')
                value.Append(text[position++]);
            else
                errno = ReadEscape(text, ref position, value);
        }

        result = value.ToString();
        return errno;
    }

    private static int ReadEscape(string text, ref int position, StringBuilder value)
    {
        if (++position == text.Length)
            return Platform.Errno.EPIPE;
        var c = text[position++];
        if (c == '0' && position < text.Length && text[position] == 'x')
        {
            position++;
            var code = 0;
            for (var i = 0; i < 2; i++)
            {
                if (position == text.Length)
                    return Platform.Errno.EPIPE;
                if (!char.IsAsciiHexDigit(text[position]))
                    return Platform.Errno.EPROTO;
                code = (code << 4) | Convert.ToInt32(text[position++].ToString(), 16);
            }

            value.Append((char)code);
            return 0;
        }

        value.Append(c switch
        {
            '0' => '\0',
            's' => ' ',
            _ => Named.IndexOf(c) is >= 0 and var at ? (char)(7 + at) : c,
        });
        return 0;
    }
}
