using System.Globalization;
using System.Text;

namespace Actors.Execline.Tests.Differential;

/// <summary>Writes words down in all the ways in which the language lets them be written.</summary>
internal sealed class ScriptRenderer(Random random)
{
    public string Render(IEnumerable<ScriptToken> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            text.Append(token.Kind == ScriptTokenKind.Word ? Word(token.Text) : token.Text);
            text.Append(Separator());
        }

        return text.ToString();
    }

    private string Separator() => random.Next(24) switch
    {
        0 => "\n",
        1 => "\t",
        2 => " # comment { \" }\n",
        3 => " \\\n ",
        4 => "\r\n  ",
        5 => "\u0001",
        _ => " ",
    };

    private string Word(string value)
    {
        if (value.Length == 0)
            return "\"\"";
        if (IsPlain(value) && random.Next(4) > 0)
            return value;
        if (value.Length > 1 && random.Next(3) == 0)
        {
            // Pieces of a word may be written in different ways; the first is quoted, as only there a brace or a # could mean something.
            var cut = random.Next(1, value.Length);
            return Quoted(value[..cut]) + (random.Next(2) == 0 ? Quoted(value[cut..]) : Escaped(value[cut..]));
        }

        return value[0] is '{' or '}' or '\n' || random.Next(3) > 0 ? Quoted(value) : Escaped(value);
    }

    private static bool IsPlain(string value) =>
        value is not ("{" or "}") && value[0] != '#' && value.All(current => current is > ' ' and not ('"' or '\\'));

    private string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var current in value)
        {
            if (random.Next(12) == 0)
                text.Append("\\\n");
            text.Append(random.Next(8) == 0 ? Numeric(current) : InQuotes(current));
        }

        return text.Append('"').ToString();
    }

    private string InQuotes(char current) => current switch
    {
        '"' or '\\' => "\\" + current,
        >= '\a' and <= '\r' => random.Next(2) == 0 ? "\\" + "abtnvfr"[current - '\a'] : current.ToString(),
        _ => random.Next(10) == 0 && !char.IsAsciiLetterOrDigit(current) ? "\\" + current : current.ToString(),
    };

    private string Numeric(char current) => random.Next(3) switch
    {
        0 => "\\0x" + ((int)current).ToString("X2", CultureInfo.InvariantCulture),
        1 => "\\0" + Convert.ToString(current, 8).PadLeft(3, '0'),
        // A decimal escape takes up to three digits: with fewer, the next character could be one of them.
        _ => current < 100 ? InQuotes(current) : "\\" + ((int)current).ToString(CultureInfo.InvariantCulture),
    };

    private static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var current in value)
        {
            if (current is <= ' ' or '"' or '\\' or '#' or '{' or '}')
                text.Append('\\');
            text.Append(current);
        }

        return text.ToString();
    }
}
