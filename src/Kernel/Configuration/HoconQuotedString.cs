using System.Globalization;
using System.Text;

namespace Actors.Kernel.Configuration;

/// <summary>JSON's quoted strings, in and out.</summary>
internal static class HoconQuotedString
{
    /// <summary>Reads the string whose opening quote stands at the position, and leaves the position behind its closing quote.</summary>
    public static string Read(string text, ref int position, HoconOrigin origin)
    {
        var start = ++position;
        StringBuilder? unescaped = null;
        while (position < text.Length)
        {
            var c = text[position];
            switch (c)
            {
                case '"':
                    var rest = text[start..position++];
                    return unescaped is null ? rest : unescaped.Append(rest).ToString();
                case '\\':
                    (unescaped ??= new StringBuilder()).Append(text, start, position - start).Append(Escape(text, ref position, origin));
                    start = position;
                    break;
                case '\n':
                    throw new ConfigurationException(
                        origin,
                        "this string has no closing quote on its line: close it, or use \"\"\" for several lines");
                case < ' ':
                    throw new ConfigurationException(origin, $"a control character in a quoted string: write it as \\u{(int)c:x4}");
                default:
                    position++;
                    break;
            }
        }

        throw new ConfigurationException(origin, "this string has no closing quote");
    }

    /// <summary>The text in double quotes, with escapes where JSON wants them.</summary>
    public static string Write(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static char Escape(string text, ref int position, HoconOrigin origin)
    {
        var c = position + 1 < text.Length ? text[position + 1] : '\0';
        position += 2;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when position + 4 <= text.Length
                && ushort.TryParse(text.AsSpan(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                position += 4;
                return (char)code;
            case 'u':
                throw new ConfigurationException(origin, "\\u needs four hexadecimal digits, like \\u00e9");
            default:
                throw new ConfigurationException(
                    origin,
                    "a backslash escapes one of \" \\ / b f n r t u: write \\\\ for a backslash, or use \"\"\"");
        }
    }
}
