namespace Actors.Execline.Builtins;

/// <summary>
/// Reads a condition: <c>!</c> binds closest, then <c>-a</c>, then <c>-o</c>; parentheses group. A word that begins with a backslash is a text without it, and so never
/// an operator. (https://skarnet.org/software/execline/eltest.html)
/// </summary>
internal sealed class ElTestParser(ChainContext context, ArraySegment<string> words)
{
    private int _at;

    /// <summary>The condition; a wrong one is fatal.</summary>
    public ElTestNode Parse()
    {
        var root = ParseOr();
        return Kind(_at) switch
        {
            ElTestKind.End => root,
            ElTestKind.Close => throw context.Fatal(100, $"parse error: bad right parenthesis at argument {ChainContext.Decimal(_at + 1)}"),
            _ => throw Wrong(),
        };
    }

    /// <summary>What a word is, wherever it stands.</summary>
    private ElTestKind Kind(int at) => at >= words.Count ? ElTestKind.End : words[at] switch
    {
        "-n" or "-z" or "-f" or "-h" or "-L" or "-e" or "-k" or "-b" or "-c" or "-d" or "-g" or "-p" or "-r" or "-s" or "-t" or "-u" or "-w" or "-x"
            or "-O" or "-U" or "-G" or "-S" or "-N" or "-v" => ElTestKind.Unary,
        "=" or "!=" or "-eq" or "-ne" or "-gt" or "-ge" or "-lt" or "-le" or "-nt" or "-ot" or "-ef" or "<" or "<=" or ">" or ">=" or "=~" =>
            ElTestKind.Binary,
        "(" => ElTestKind.Open,
        ")" => ElTestKind.Close,
        "!" => ElTestKind.Not,
        "-a" => ElTestKind.And,
        "-o" => ElTestKind.Or,
        _ => ElTestKind.Text,
    };

    private ElTestNode ParseOr()
    {
        var left = ParseAnd();
        while (Kind(_at) == ElTestKind.Or)
        {
            _at++;
            left = new("-o", Left: left, Right: ParseAnd());
        }

        return left;
    }

    private ElTestNode ParseAnd()
    {
        var left = ParseNot();
        while (Kind(_at) == ElTestKind.And)
        {
            _at++;
            left = new("-a", Left: left, Right: ParseNot());
        }

        return left;
    }

    private ElTestNode ParseNot()
    {
        switch (Kind(_at))
        {
            case ElTestKind.Not:
                _at++;
                return new("!", Left: ParseNot());
            case ElTestKind.Open:
                _at++;
                var inner = ParseOr();
                if (Kind(_at) == ElTestKind.End)
                    throw context.Fatal(100, "parse error: too many left parentheses");
                Expect(ElTestKind.Close);
                return inner;
            case ElTestKind.Unary:
                var unary = words[_at++];
                return new(unary, Left: ParseText());
            default:
                var left = ParseText();
                if (Kind(_at) != ElTestKind.Binary)
                    return new("-n", Left: left);
                var binary = words[_at++];
                return new(binary, Left: left, Right: ParseText());
        }
    }

    private ElTestNode ParseText()
    {
        var text = Kind(_at) == ElTestKind.Text ? words[_at] : throw Wrong();
        _at++;
        return new("", text.StartsWith('\\') ? text[1..] : text);
    }

    private void Expect(ElTestKind kind)
    {
        if (Kind(_at) != kind)
            throw Wrong();
        _at++;
    }

    private ChainException Wrong() => context.Fatal(100, $"parse error at argument {ChainContext.Decimal(_at)}");
}
