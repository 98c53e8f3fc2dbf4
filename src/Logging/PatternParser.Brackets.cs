namespace Actors.Logging;

internal sealed partial class PatternParser
{
    private const int LongestName = 31;

    private static readonly ByteSet s_wordBytes = ByteSet.Where(value => value < 128 && (char.IsAsciiLetterOrDigit((char)value) || value == '_'));

    /// <summary>What words are made of.</summary>
    public static ref readonly ByteSet WordBytes => ref s_wordBytes;

    /// <summary>What follows <c>[</c>, up to and with <c>]</c>.</summary>
    private ByteSet ReadBracket()
    {
        var set = default(ByteSet);
        var negated = !IsAtEnd && _text[_at] == '^';
        if (negated)
            _at++;
        var first = true;
        while (first || Peek() != ']')
        {
            var low = ReadBracketElement(ref set, hyphenIsFine: first, out var plain);
            first = false;
            if (!plain)
                continue;
            if (Peek() == '-' && !IsTripleHyphen && _at + 1 < _text.Length && _text[_at + 1] != ']')
            {
                _at++;
                var high = ReadBracketElement(ref set, hyphenIsFine: true, out var plainEnd);
                if (!plainEnd || high < low)
                    throw new LinePatternException("invalid range in brackets");
                for (var value = low; value <= high; value++)
                    set.Add(value);
            }
            else
            {
                set.Add(low);
            }
        }

        _at++;
        if (!negated)
            return set;
        set.Add('\n');
        return set.Inverse();
    }

    /// <summary>Three hyphens stand for one: so did the first greps, and so does glibc.</summary>
    private bool IsTripleHyphen => _at + 2 < _text.Length && _text[_at] == '-' && _text[_at + 1] == '-' && _text[_at + 2] == '-';

    private char Peek() => IsAtEnd ? throw new LinePatternException("brackets are not closed") : _text[_at];

    /// <summary>Reads a byte (or <c>[.x.]</c>), which is returned and may begin a range, or a class, which is added to <paramref name="set"/>.</summary>
    private int ReadBracketElement(ref ByteSet set, bool hyphenIsFine, out bool plain)
    {
        plain = true;
        var next = Peek();
        if (IsTripleHyphen)
        {
            _at += 3;
            return '-';
        }

        if (next == '-' && !hyphenIsFine)
        {
            _at++;
            return Peek() == ']' ? '-' : throw new LinePatternException("invalid range in brackets");
        }

        _at++;
        if (next != '[' || IsAtEnd || _text[_at] is not ('.' or '=' or ':'))
            return next;
        var kind = _text[_at++];
        var name = ReadName(kind);
        switch (kind)
        {
            case ':':
                plain = false;
                set.AddAll(ClassNamed(name));
                return 0;
            case '=' when name.Length == 1:
                plain = false;
                set.Add(name[0]);
                return 0;
            case '.' when name.Length == 1:
                return name[0];
            default:
                throw new LinePatternException($"there is no collating element '{name}'");
        }
    }

    private string ReadName(char delimiter)
    {
        var end = _text.IndexOf($"{delimiter}]", _at, StringComparison.Ordinal);
        if (end < 0 || end - _at > LongestName)
            throw new LinePatternException("brackets are not closed");
        var name = _text[_at..end];
        _at = end + 2;
        return name;
    }

    private static ByteSet ClassNamed(string name) => name switch
    {
        "alnum" => Ascii(char.IsAsciiLetterOrDigit),
        "alpha" => Ascii(char.IsAsciiLetter),
        "blank" => Ascii(value => value is ' ' or '\t'),
        "cntrl" => Ascii(value => value is < ' ' or '\x7f'),
        "digit" => Ascii(char.IsAsciiDigit),
        "graph" => Ascii(value => value is > ' ' and < '\x7f'),
        "lower" => Ascii(char.IsAsciiLetterLower),
        "print" => Ascii(value => value is >= ' ' and < '\x7f'),
        "punct" => Ascii(value => value is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(value)),
        "space" => Ascii(value => value is ' ' or (>= '\t' and <= '\r')),
        "upper" => Ascii(char.IsAsciiLetterUpper),
        "xdigit" => Ascii(char.IsAsciiHexDigit),
        _ => throw new LinePatternException($"there is no character class '{name}'"),
    };

    private static ByteSet Ascii(Func<char, bool> predicate) => ByteSet.Where(value => value < 128 && predicate((char)value));
}
