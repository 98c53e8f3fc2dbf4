using System.Text;
using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>
/// Reads <c>NAME=VALUE</c> lines (https://skarnet.org/software/execline/envfile.html): blanks around the name and at the end of the value go, <c>#</c> at a line's
/// beginning is a comment, a backslash outside quotes joins lines, and between quotes C escapes are known.
/// </summary>
internal sealed class EnvFileParser
{
    private readonly string _text;
    private readonly StringBuilder _name = new();
    private readonly StringBuilder _value = new();
    private int _at;
    private int _line = 1;

    private EnvFileParser(string text) => _text = text;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Reads a text into an environment.</summary>
    /// <returns>0, or the number of the line where it is wrong; then the environment is as before.</returns>
    public static int Parse(string text, EnvironmentBlock environment)
    {
        var parser = new EnvFileParser(text);
        var found = new List<(string Name, string Value)>();
        while (parser.Current != '\0')
        {
            if (IsBlank(parser.Current))
                parser._at++;
            else if (parser.Current == '\n')
                parser.TakeNewline();
            else if (parser.Current == '#')
                parser.SkipComment();
            else if (!parser.TryDefinition(found))
                return parser._line;
        }

        foreach (var (name, value) in found)
            environment[name] = value;
        return 0;
    }

    private static bool IsBlank(char current) => current is ' ' or '\t' or '\f' or '\r';

    private void TakeNewline()
    {
        _at++;
        _line++;
    }

    private void SkipComment()
    {
        while (Current is not ('\0' or '\n'))
            _at++;
        if (Current == '\n')
            TakeNewline();
    }

    private bool TryDefinition(List<(string Name, string Value)> found)
    {
        _name.Clear();
        while (Current is not ('\0' or '\n' or '=' or '\\' or '"' or '\'' or '?') && !IsBlank(Current))
            _name.Append(_text[_at++]);
        while (IsBlank(Current))
            _at++;
        if (Current != '=' || _name.Length == 0)
            return false;
        _at++;
        while (IsBlank(Current))
            _at++;
        if (!TryValue())
            return false;
        found.Add((_name.ToString(), _value.ToString()));
        return true;
    }

    /// <summary>Reads up to the end of the line. Blanks at its end go, unless they are quoted.</summary>
    private bool TryValue()
    {
        _value.Clear();
        var kept = 0;
        while (Current is not ('\0' or '\n'))
        {
            var current = _text[_at++];
            var isBlank = IsBlank(current);
            var isGood = current switch
            {
                '"' => TryQuoted(),
                '\\' => TryJoin(),
                _ => true,
            };
            if (!isGood)
                return false;
            if (current is not ('"' or '\\'))
                _value.Append(current);
            if (!isBlank)
                kept = _value.Length;
        }

        _value.Length = kept;
        if (Current == '\n')
            TakeNewline();
        return true;
    }

    /// <summary>Outside quotes a backslash protects a blank, a quote, a backslash, and joins lines.</summary>
    private bool TryJoin()
    {
        var current = Current;
        if (current == '\n')
        {
            TakeNewline();
            return true;
        }

        if (current is not ('"' or '\\') && !IsBlank(current))
            return false;
        _value.Append(current);
        _at++;
        return true;
    }

    private bool TryQuoted()
    {
        while (Current != '\0')
        {
            var current = _text[_at++];
            if (current == '"')
                return true;
            if (current == '\n' || (current == '\\' && !TryEscape()))
                return false;
            if (current != '\\')
                _value.Append(current);
        }

        return false;
    }

    private bool TryEscape()
    {
        var current = Current;
        if (current == '\0')
            return false;
        _at++;
        switch (current)
        {
            case '\n':
                _line++;
                return true;
            case 'x':
                return TryHex();
            case >= '0' and <= '7':
                _at--;
                AppendOctal();
                return true;
            default:
                var control = "abtnvfr".IndexOf(current);
                _value.Append(control >= 0 ? (char)(7 + control) : current);
                return true;
        }
    }

    private bool TryHex()
    {
        if (_at + 1 >= _text.Length || !char.IsAsciiHexDigit(_text[_at]) || !char.IsAsciiHexDigit(_text[_at + 1]))
            return false;
        _value.Append((char)Convert.ToInt32(_text.Substring(_at, 2), 16));
        _at += 2;
        return true;
    }

    private void AppendOctal()
    {
        var number = 0;
        for (var digits = 0; digits < 3 && Current is >= '0' and <= '7'; digits++)
            number = (number * 8) + _text[_at++] - '0';
        _value.Append((char)(number & 0xFF));
    }
}
