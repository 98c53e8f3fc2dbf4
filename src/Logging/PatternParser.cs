using System.Globalization;

namespace Actors.Logging;

/// <summary>
/// Reads POSIX extended regular expressions over bytes (the C locale), as regcomp(3) does with REG_EXTENDED | REG_NEWLINE; the escapes beyond POSIX are
/// those that glibc and musl share (<c>\w \W \s \S \b \B \&lt; \&gt;</c>) and those of musl, which s6-overlay's s6-log is built with
/// (<c>\d \D \t \n \r \f \a \e \xHH</c>). Back references are refused: they cannot be matched in bounded time, and musl has none in extended expressions.
/// </summary>
internal sealed partial class PatternParser
{
    /// <summary>The largest number in an interval; RE_DUP_MAX of glibc.</summary>
    private const int LargestCount = 32767;

    /// <summary>How deep parentheses may be nested: the parser and the compiler recurse.</summary>
    private const int DeepestNesting = 200;

    /// <summary>How many repetitions may follow each other, as in <c>a{2}{3}*</c>: the compiler recurses.</summary>
    private const int MostRepetitions = 10;

    private readonly string _text;
    private int _at;
    private int _depth;

    private PatternParser(string text) => _text = text;

    public static PatternNode Parse(string text)
    {
        var parser = new PatternParser(text);
        var node = parser.ReadAlternation();
        return node;
    }

    private bool IsAtEnd => _at >= _text.Length;

    private PatternNode ReadAlternation()
    {
        var branches = new List<PatternNode> { ReadBranch() };
        while (!IsAtEnd && _text[_at] == '|')
        {
            _at++;
            branches.Add(ReadBranch());
        }

        return branches.Count == 1 ? branches[0] : new PatternNode.Alternation(branches);
    }

    private PatternNode ReadBranch()
    {
        var parts = new List<PatternNode>();
        while (!IsAtEnd && _text[_at] != '|' && (_text[_at] != ')' || _depth == 0))
            parts.Add(ReadPiece());
        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts);
    }

    private PatternNode ReadPiece()
    {
        var part = ReadAtom();
        // As in glibc, what follows an anchor is the beginning of an expression: nothing to repeat.
        if (part is PatternNode.Assertion)
            return part;
        for (var repeated = 0; !IsAtEnd && _text[_at] is '*' or '+' or '?' or '{'; repeated++)
        {
            if (repeated == MostRepetitions)
                throw new LinePatternException("too many repetitions of one part");
            var (least, most) = _text[_at++] switch
            {
                '*' => (0, -1),
                '+' => (1, -1),
                '?' => (0, 1),
                _ => ReadInterval(),
            };
            part = new PatternNode.Repetition(part, least, most);
        }

        return part;
    }

    private PatternNode ReadAtom()
    {
        var next = _text[_at++];
        switch (next)
        {
            case '(':
                return ReadGroup();
            case '[':
                return new PatternNode.Bytes(ReadBracket());
            case '\\':
                return ReadEscape();
            case '^':
                return new PatternNode.Assertion(PatternAssertion.Start);
            case '$':
                return new PatternNode.Assertion(PatternAssertion.End);
            case '.':
                return new PatternNode.Bytes(ByteSet.Where(value => value is not 0 and not '\n'));
            case '*' or '+' or '?' or '{':
                throw new LinePatternException($"nothing to repeat before '{next}'");
            default:
                return new PatternNode.Bytes(ByteSet.Of(next));
        }
    }

    private PatternNode ReadGroup()
    {
        if (++_depth > DeepestNesting)
            throw new LinePatternException("parentheses are nested too deeply");
        var node = ReadAlternation();
        _depth--;
        if (IsAtEnd)
            throw new LinePatternException("a parenthesis is not closed");
        _at++;
        // An anchor in parentheses may be repeated, and so must not look like an anchor.
        return node is PatternNode.Assertion ? new PatternNode.Sequence([node]) : node;
    }

    private PatternNode ReadEscape()
    {
        if (IsAtEnd)
            throw new LinePatternException("trailing backslash");
        var escaped = _text[_at++];
        return escaped switch
        {
            '<' => new PatternNode.Assertion(PatternAssertion.WordStart),
            '>' => new PatternNode.Assertion(PatternAssertion.WordEnd),
            'b' => new PatternNode.Assertion(PatternAssertion.WordEdge),
            'B' => new PatternNode.Assertion(PatternAssertion.NoWordEdge),
            '`' => new PatternNode.Assertion(PatternAssertion.Start),
            '\'' => new PatternNode.Assertion(PatternAssertion.End),
            'w' => new PatternNode.Bytes(WordBytes),
            'W' => new PatternNode.Bytes(WordBytes.Inverse()),
            's' => new PatternNode.Bytes(ClassNamed("space")),
            'S' => new PatternNode.Bytes(ClassNamed("space").Inverse()),
            'd' => new PatternNode.Bytes(ClassNamed("digit")),
            'D' => new PatternNode.Bytes(ClassNamed("digit").Inverse()),
            'a' => new PatternNode.Bytes(ByteSet.Of('\a')),
            'e' => new PatternNode.Bytes(ByteSet.Of('\e')),
            'f' => new PatternNode.Bytes(ByteSet.Of('\f')),
            'n' => new PatternNode.Bytes(ByteSet.Of('\n')),
            'r' => new PatternNode.Bytes(ByteSet.Of('\r')),
            't' => new PatternNode.Bytes(ByteSet.Of('\t')),
            'x' => new PatternNode.Bytes(ByteSet.Of(ReadHexadecimal())),
            >= '1' and <= '9' => throw new LinePatternException($"back reference \\{escaped}: it cannot be matched in bounded time"),
            _ => new PatternNode.Bytes(ByteSet.Of(escaped)),
        };
    }

    private int ReadHexadecimal()
    {
        var start = _at;
        while (_at < _text.Length && _at < start + 2 && char.IsAsciiHexDigit(_text[_at]))
            _at++;
        return _at == start ? 0 : int.Parse(_text.AsSpan(start, _at - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>What follows <c>{</c>: <c>N}</c>, <c>N,}</c>, <c>,M}</c>, <c>N,M}</c> or <c>,}</c>.</summary>
    private (int Least, int Most) ReadInterval()
    {
        var least = ReadCount();
        var most = least;
        if (!IsAtEnd && _text[_at] == ',')
        {
            _at++;
            least = Math.Max(least, 0);
            most = ReadCount();
        }

        if (IsAtEnd || _text[_at++] != '}' || least < 0 || (most >= 0 && most < least))
            throw new LinePatternException("invalid interval after '{'");
        return (least, most);
    }

    /// <summary>A number; -1 where there is none.</summary>
    private int ReadCount()
    {
        var start = _at;
        var count = 0;
        for (; !IsAtEnd && char.IsAsciiDigit(_text[_at]); _at++)
        {
            count = (count * 10) + _text[_at] - '0';
            if (count > LargestCount)
                throw new LinePatternException($"the number in an interval is larger than {LargestCount}");
        }

        return _at == start ? -1 : count;
    }
}
