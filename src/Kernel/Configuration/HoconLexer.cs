namespace Actors.Kernel.Configuration;

/// <summary>
/// Cuts a text into tokens, one at a time. Comments are dropped; newlines and other whitespace are tokens, because both mean something.
/// <c>true</c>, <c>null</c> and numbers are unquoted text here: within a concatenation they are text, so only the parser can tell.
/// </summary>
internal sealed class HoconLexer(string text, string file)
{
    private const string Forbidden = "$\"{}[]:=,+#`^?!@*&\\";

    private int _position;
    private int _line = 1;

    public HoconToken Next()
    {
        if (_position < text.Length && StartsComment(_position))
            _position = text.IndexOf('\n', _position) is var newline and >= 0 ? newline : text.Length;
        if (_position >= text.Length)
            return new HoconToken(HoconTokenKind.End, "", _line);
        return text[_position] switch
        {
            '\n' => Newline(),
            '{' => Sign(HoconTokenKind.OpenBrace, "{"),
            '}' => Sign(HoconTokenKind.CloseBrace, "}"),
            '[' => Sign(HoconTokenKind.OpenBracket, "["),
            ']' => Sign(HoconTokenKind.CloseBracket, "]"),
            ',' => Sign(HoconTokenKind.Comma, ","),
            ':' => Sign(HoconTokenKind.Colon, ":"),
            '=' => Sign(HoconTokenKind.Equals, "="),
            '+' when At("+=") => Sign(HoconTokenKind.PlusEquals, "+="),
            '$' when At("${?") => Sign(HoconTokenKind.OptionalSubstitution, "${?"),
            '$' when At("${") => Sign(HoconTokenKind.Substitution, "${"),
            '"' => Quoted(),
            var c when IsBlank(c) => Blank(),
            _ => Unquoted(),
        };
    }

    /// <summary>HOCON's whitespace, but for the newline: Unicode separators, ASCII's, and the byte order mark.</summary>
    public static bool IsBlank(char c) =>
        c is ' ' or '\t' or '\v' or '\f' or '\r' or (>= '\u001c' and <= '\u001f') or '\ufeff' || (c >= '\u0080' && char.IsSeparator(c));

    /// <summary>Whether a character may stand in an unquoted string (where <c>//</c> still starts a comment).</summary>
    public static bool IsUnquoted(char c) => c != '\n' && !IsBlank(c) && !Forbidden.Contains(c);

    private bool At(string sign) => string.CompareOrdinal(text, _position, sign, 0, sign.Length) == 0;

    private bool StartsComment(int position) =>
        text[position] == '#' || (text[position] == '/' && position + 1 < text.Length && text[position + 1] == '/');

    private HoconToken Sign(HoconTokenKind kind, string sign)
    {
        _position += sign.Length;
        return new HoconToken(kind, sign, _line);
    }

    private HoconToken Newline()
    {
        _position++;
        return new HoconToken(HoconTokenKind.Newline, "\n", _line++);
    }

    private HoconToken Blank()
    {
        var start = _position;
        while (_position < text.Length && IsBlank(text[_position]))
            _position++;
        return new HoconToken(HoconTokenKind.Whitespace, text[start.._position], _line);
    }

    private HoconToken Quoted()
    {
        var line = _line;
        var value = At("\"\"\"") ? Raw() : HoconQuotedString.Read(text, ref _position, new HoconOrigin(file, line));
        return new HoconToken(HoconTokenKind.Quoted, value, line);
    }

    private string Raw()
    {
        var start = _position + 3;
        var end = text.IndexOf("\"\"\"", start, StringComparison.Ordinal);
        if (end < 0)
            throw new ConfigurationException(new HoconOrigin(file, _line), "this \"\"\" is never closed: end the text with \"\"\"");
        while (end + 3 < text.Length && text[end + 3] == '"')
            end++; // of more than three quotes the first ones belong to the text
        _position = end + 3;
        var value = text[start..end];
        _line += value.AsSpan().Count('\n');
        return value;
    }

    private HoconToken Unquoted()
    {
        var start = _position;
        var exponent = false;
        while (_position < text.Length && !StartsComment(_position))
        {
            // The plus sign of 1e+3 is the one forbidden character that JSON's numbers need.
            if (IsExponentSign(start))
                exponent = true;
            else if (!IsUnquoted(text[_position]))
                break;
            _position++;
        }

        var origin = new HoconOrigin(file, _line);
        if (_position == start)
        {
            throw new ConfigurationException(
                origin, $"'{text[start]}' has no meaning here: put text that contains it in double quotes");
        }

        var token = new HoconToken(HoconTokenKind.Unquoted, text[start.._position], _line);
        if (exponent && !HoconNumber.IsNumber(NumberPart(token.Text)))
            throw new ConfigurationException(
                origin,
                $"'{token.Text}' is no number, and '+' cannot stand in other text: put it in double quotes");
        return token;
    }

    private bool IsExponentSign(int start) =>
        text[_position] == '+'
        && _position > start
        && text[_position - 1] is 'e' or 'E'
        && _position + 1 < text.Length
        && char.IsAsciiDigit(text[_position + 1])
        && HoconNumber.IsNumber(text.AsSpan(start, _position - 1 - start));

    private static ReadOnlySpan<char> NumberPart(string token)
    {
        var length = 0;
        while (length < token.Length && (char.IsAsciiDigit(token[length]) || token[length] is 'e' or 'E' or '+' or '-' or '.'))
            length++;
        return token.AsSpan(0, length);
    }
}
