namespace Actors.Execline.Tests.Differential;

/// <summary>The words with blocks.</summary>
internal sealed partial class ScriptGenerator
{
    private bool AddCompound(List<ScriptToken> tokens, ref Scope scope)
    {
        switch (_random.Next(20))
        {
            case 0 or 1 or 2:
                tokens.AddRange(["foreground", .. Block(scope)]);
                return true;
            case 3 or 4:
                tokens.AddRange(["if", .. IfOptions(), .. Block(scope)]);
                return true;
            case 5:
                tokens.AddRange(["ifelse", .. Options("-n", "-X"), .. Block(scope), .. FullBlock(scope)]);
                return true;
            case 6:
                tokens.AddRange(["ifthenelse", .. Options("-X"), .. Block(scope), .. Block(scope), .. Block(scope)]);
                return true;
            case 7:
                tokens.AddRange(["ifte", .. Options("-n", "-X"), .. Block(scope), .. Block(scope), .. Chain(scope.Inner)]);
                return false;
            case 8:
                tokens.AddRange(Case(scope));
                return true;
            case 9 or 10:
                tokens.AddRange(["backtick", .. BacktickOptions(), Pick("V", "W", "A"), .. FullBlock(scope)]);
                return true;
            case 11:
                tokens.AddRange(["forx", .. LoopOptions(), Pick("V", "W"), ScriptToken.Open, Value(), Value(), ScriptToken.Close, .. Chain(scope.Inner)]);
                return false;
            case 12 when scope.MayRead:
                tokens.AddRange(["forstdin", .. LoopOptions(), .. ReadOptions(), Pick("V", "W"), .. Chain(scope.Inner with { MayRead = false })]);
                return false;
            case 13:
                IsConcurrent = true;
                var quiet = scope.Inner with { MayWriteFiles = false };
                tokens.AddRange(["forbacktickx", .. LoopOptions(), .. ReadOptions(), Pick("V", "W"), ScriptToken.Open, "printf", Pick("a\\nb\\n", "a b ", "", "1:a,2:bc,"),
                    ScriptToken.Close, .. Chain(quiet)]);
                return false;
            case 14:
                tokens.AddRange(["loopwhilex", "if", .. FullBlock(scope), "exit", "1"]);
                return false;
            case 15:
                tokens.AddRange(["tryexec", .. Options("-n"), .. FullBlock(scope)]);
                return true;
            case 16:
                AddPipeline(tokens, ref scope);
                return true;
            case 17:
                IsConcurrent = true;
                tokens.AddRange(["background", .. FullBlock(scope with { MayRead = false, MayWriteFiles = false }), "wait", ScriptToken.Open, ScriptToken.Close]);
                return true;
            case 18:
                tokens.AddRange(Pick<ScriptToken[]>(["exec"], ["exec", "-a", "name"], ["exec", "--"]));
                return true;
            default:
                tokens.AddRange(["execlineb", Pick("-Pc", "-c", "-S1", "-s1"), "-c", _renderer.Render(Chain(scope.Inner)), Value(), Value()]);
                return false;
        }
    }

    private List<ScriptToken> IfOptions()
    {
        var tokens = Options("-n", "-X");
        if (Chance(5))
            tokens.InsertRange(0, Chance(2) ? ["-t"] : ["-x", Code()]);
        return tokens;
    }

    private List<ScriptToken> BacktickOptions()
    {
        List<ScriptToken> tokens = [];
        if (_recent && Chance(3))
            tokens.AddRange(Pick<ScriptToken[]>(["-I"], ["-x"], ["-D", Value()]));
        tokens.AddRange(Options("-N", "-E"));
        return tokens;
    }

    private List<ScriptToken> LoopOptions()
    {
        List<ScriptToken> tokens = [];
        if (Chance(2))
            tokens.Add("-E");
        if (Chance(4))
            tokens.AddRange([Pick("-x", "-o"), Pick("0", "1", "0,1", "5:99", "128")]);
        return tokens;
    }

    private List<ScriptToken> ReadOptions()
    {
        var tokens = Options("-N", "-C");
        if (tokens is [.., { Text: "--" }])
            tokens.RemoveAt(tokens.Count - 1);
        if (Chance(3))
            tokens.AddRange(Pick<ScriptToken[]>(["-d", " "], ["-d", " \n"], ["-0"], ["-d", ""]));
        return tokens;
    }

    private List<ScriptToken> Case(Scope scope)
    {
        List<ScriptToken> tokens = ["case", .. Options("-i", "-N"), "--", Pick("a", "abc", "42", "", "x y", "Abc"), ScriptToken.Open];
        for (var count = _random.Next(3); count > 0; count--)
            tokens.AddRange([Pick("a", "a.*", "[0-9]+", "(a)(b)c", "a|b", "", "A.c", "("), .. FullBlock(scope)]);
        tokens.Add(ScriptToken.Close);
        return tokens;
    }

    /// <summary>Who reads takes everything first, and waits: else it would depend on timing how far the writer gets.</summary>
    private void AddPipeline(List<ScriptToken> tokens, ref Scope scope)
    {
        IsConcurrent = true;
        var writer = FullBlock(scope with { MayWriteFiles = false });
        if (Chance(4))
        {
            tokens.AddRange(["foreground", ScriptToken.Open, "pipeline", "-w", ScriptToken.Open, "foreground", ScriptToken.Open, "cat", ScriptToken.Close,
                .. Chain(new Scope(0, MayRead: false, MayWriteFiles: false)), ScriptToken.Close,
                "foreground", .. writer, "fdclose", "1", "wait", ScriptToken.Open, ScriptToken.Close, ScriptToken.Close]);
            return;
        }

        tokens.AddRange(["pipeline", .. writer]);
        tokens.AddRange(Pick<ScriptToken[]>(
            ["withstdinas", "V"], ["withstdinas", "-E", "X"], ["foreground", ScriptToken.Open, "cat", ScriptToken.Close]));
        tokens.AddRange(["wait", ScriptToken.Open, ScriptToken.Close]);
        scope = scope with { MayRead = false };
    }
}
