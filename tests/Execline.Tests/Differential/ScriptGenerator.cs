namespace Actors.Execline.Tests.Differential;

/// <summary>
/// Writes scripts by the grammar of the language: chains of words, blocks in blocks, odd values. What it writes ends, and means the same every time
/// it runs: nothing depends on pids, on time, or on which of two processes is first.
/// </summary>
internal sealed partial class ScriptGenerator
{
    private static readonly string[] s_values =
    [
        "", " ", "a", "a b", "a  b ", " a", "x y z", ":a:b:", "a,b", "1:x,2:yz,", "0:,", "-n", "--", "-", "=", "a=b", "#", "#a", "{", "}", "{a", "a}", "$", "$$",
        "\\", "\\\\", "\"", "'", "$X", "${X}", "a${X}b", "$X$Y", "${X}${Y}", "\\$X", "\\\\${X}", "\\\\\\$X", "$X-a", "-${Y}-", "${", "${X", "$X}", "${Z}/$Z", "$A", "${B}",
        "*", "?", "\u00ff", "\u00c3\u00a9", "line\n", "l1\nl2\n", "\t", "0", "1", "42", "-7", "007", "12x", "${1}", "$@", "$#", "$0", "a ${X} b",
    ];

    private readonly Random _random;
    private readonly ScriptRenderer _renderer;
    private readonly bool _recent;
    private int _budget = 40;

    private ScriptGenerator(int seed, bool recent)
    {
        _random = new Random(seed);
        _renderer = new ScriptRenderer(_random);
        _recent = recent;
    }

    /// <summary>Whether processes of the script run at the same time.</summary>
    private bool IsConcurrent { get; set; }

    /// <summary>Writes a script.</summary>
    /// <param name="seed">The same seed gives the same script.</param>
    /// <param name="recent">Whether it may use what execline 2.9.9 has and 2.9.3 has not.</param>
    public static GeneratedScript Generate(int seed, bool recent)
    {
        var generator = new ScriptGenerator(seed, recent);
        var tokens = generator.Chain(new Scope(Depth: 3));
        return new(generator._renderer.Render(tokens), generator.Arguments(), generator.IsConcurrent);
    }

    /// <summary>What may stand at a place.</summary>
    /// <param name="Depth">How many levels of blocks may still be opened.</param>
    /// <param name="MayRead">Whether descriptor 0 is something that ends.</param>
    /// <param name="MayWriteFiles">Whether nobody else writes to the directory at this time.</param>
    private readonly record struct Scope(int Depth, bool MayRead = true, bool MayWriteFiles = true)
    {
        public Scope Inner => this with { Depth = Depth - 1 };
    }

    private string[] Arguments()
    {
        var arguments = new List<string>();
        switch (_random.Next(6))
        {
            case 0:
                arguments.Add("-p");
                break;
            case 1 or 2:
                arguments.Add("-P");
                break;
            case 3:
                arguments.Add("-S" + _random.Next(4));
                break;
            case 4:
                arguments.Add("-s" + _random.Next(3));
                break;
        }

        if (_random.Next(12) == 0)
            arguments.Add(Pick("-q", "-w"));
        arguments.Add("../script");
        for (var count = _random.Next(4); count > 0; count--)
            arguments.Add(Pick("a", "b c", "", " q", "$X", "-a", "{"));
        return [.. arguments];
    }

    /// <summary>Words, and the program at the end.</summary>
    private List<ScriptToken> Chain(Scope scope)
    {
        var tokens = new List<ScriptToken>();
        for (var count = _random.Next(scope.Depth + 2); count > 0 && _budget > 0; count--)
        {
            _budget--;
            if (!AddWord(tokens, ref scope))
                return tokens;
        }

        AddProgram(tokens, scope);
        return tokens;
    }

    private List<ScriptToken> Block(Scope scope)
    {
        List<ScriptToken> tokens = [ScriptToken.Open];
        if (_recent || _random.Next(30) > 0)
            tokens.AddRange(Chain(scope.Inner));
        tokens.Add(ScriptToken.Close);
        return tokens;
    }

    /// <summary>A block that has words for sure.</summary>
    private List<ScriptToken> FullBlock(Scope scope) => [ScriptToken.Open, .. Chain(scope.Inner), ScriptToken.Close];

    private void AddProgram(List<ScriptToken> tokens, Scope scope)
    {
        switch (_random.Next(20))
        {
            case 0:
                tokens.AddRange(["exit", Code()]);
                return;
            case 1:
                tokens.Add("true");
                return;
            case 2:
                tokens.Add("false");
                return;
            case 3 when scope.MayRead:
                tokens.Add("cat");
                return;
            case 4:
                tokens.AddRange(["eltest", .. Condition(2)]);
                return;
            case 5:
                tokens.AddRange(["printf", "%s\\n", Value(), Value()]);
                return;
            case 6:
                tokens.AddRange(["sh", "-c", Pick("exit 7", "kill -9 $$", "echo out; echo err >&2", "exit 200")]);
                return;
            case 7:
                tokens.AddRange(["probe", "code", Code()]);
                return;
            case 8 when _random.Next(3) == 0:
                tokens.Add("nosuch");
                return;
            case 9:
                tokens.AddRange(["execlineb", Pick("-Pc", "-c", "-pc"), _renderer.Render(Chain(scope.Inner with { Depth = Math.Max(0, scope.Depth - 2) })), Value()]);
                return;
            default:
                tokens.Add("probe");
                for (var count = _random.Next(4); count > 0; count--)
                    tokens.Add(Value());
                return;
        }
    }

    private string Value() => Pick(s_values);

    private string Code() => Pick("0", "1", "2", "5", "99", "127", "128", "200", "255");

    private string Key() => Pick("X", "Y", "Z", "X", "Y", "a b", "1", "A");

    private string Variable() => Pick("A", "B", "LIST", "EMPTY", "LINES", "COLONS", "NET", "DOLLAR", "BYTES", "NOSUCH", "V", "W", "1", "#", "?");

    private string Fd() => _random.Next(3) > 0 ? Pick("3", "4", "5", "6") : Pick("0", "1", "2", "7", "9");

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}

/// <summary>A script, and how to call it.</summary>
/// <param name="Text">The script, a byte string.</param>
/// <param name="Arguments">execlineb's arguments; the script stands in <c>../script</c>.</param>
/// <param name="IsConcurrent">Whether its processes run at the same time, so that what they tell may come in any order.</param>
public sealed record GeneratedScript(string Text, string[] Arguments, bool IsConcurrent);
