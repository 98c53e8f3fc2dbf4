namespace Actors.Execline.Tests.Differential;

/// <summary>The words that chain.</summary>
internal sealed partial class ScriptGenerator
{
    /// <summary>Adds a word.</summary>
    /// <returns>False: it took the whole rest of the chain.</returns>
    private bool AddWord(List<ScriptToken> tokens, ref Scope scope)
    {
        if (Chance(60))
        {
            tokens.AddRange(Last(scope));
            return false;
        }

        switch (_random.Next(scope.Depth > 0 ? 46 : 26))
        {
            case 0 or 1:
                tokens.AddRange(["export", Pick("A", "V", "W", "1"), Value()]);
                return true;
            case 2:
                tokens.AddRange(["unexport", Pick("A", "V", "W", "LIST")]);
                return true;
            case 3 or 4 or 5:
                tokens.AddRange(["define", .. Transform(), Key(), Value()]);
                return true;
            case 6 or 7 or 8:
                tokens.AddRange(["importas", .. ImportOptions(), .. Transform(), Key(), Variable()]);
                return true;
            case 9:
                tokens.AddRange(MultiDefine());
                return true;
            case 10:
                tokens.AddRange(["multisubstitute", ScriptToken.Open, .. Directives(), ScriptToken.Close]);
                return true;
            case 11:
                tokens.AddRange(["elglob", "-s", .. Options("-m", "-0", "-e", "-v"), Key(), Pick("*.txt", "nosuch*", "[ab].*", "dir/*", "d*", "{a", "\\*")]);
                return true;
            case 12:
                tokens.AddRange(["cd", Pick("dir", ".", "dir/..", "nosuch")]);
                return true;
            case 13:
                tokens.AddRange(["umask", Pick("22", "077", "0", "7")]);
                return true;
            case 14 when scope.MayWriteFiles:
                tokens.AddRange(["redirfd", Pick("-w", "-a", "-x", "-wn", "-wnb"), Pick("3", "4", "5", "1"), Pick("new1", "new2", "text2")]);
                return true;
            case 15:
                var fd = Fd();
                tokens.AddRange(["redirfd", Pick("-r", "-r", "-rn", "-rnb", "-rb", "-u"), fd, Pick("a.txt", "b.txt", "text", "nosuch")]);
                scope = fd == "0" ? scope with { MayRead = true } : scope;
                return true;
            case 16 or 17:
                // Onto itself it may be closed for an older execline.
                var to = Fd();
                var from = Fd();
                tokens.AddRange(["fdmove", .. Options("-c"), to, from == to && !_recent ? "8" : from]);
                scope = scope with { MayRead = false };
                return true;
            case 18:
                tokens.AddRange(["fdclose", Fd()]);
                return true;
            case 19:
                tokens.AddRange(Pick<ScriptToken[]>(["fdswap", "3", Pick("1", "4", "5")], ["fdswap", "1", "2"], ["fdblock", .. Options("-n"), Pick("0", "3")]));
                return true;
            case 20:
                tokens.AddRange(["piperw", Pick("3", "5", "7"), Pick("4", "6", "8")]);
                scope = scope with { MayRead = false };
                return true;
            case 21:
                tokens.AddRange(["heredoc", Pick("0", "0", "3", "5"), Value()]);
                return true;
            case 22:
                tokens.AddRange(["getcwd", .. Options("-E"), Pick("V", "W")]);
                return true;
            case 23 when scope.MayRead:
                tokens.AddRange(["withstdinas", .. Options("-N", "-E", "-i"), Pick("V", "W", "A")]);
                return true;
            case 24:
                tokens.AddRange(Pick<ScriptToken[]>(
                    ["emptyenv", "-p"], ["emptyenv", "-P"], ["fdreserve", Pick("1", "2", "3")], ["envfile", .. Options("-I"), Pick("env", "nosuch", "text")],
                    ["posix-cd", .. Options("-P"), Pick("dir", "dir/..", "nosuch")], ["posix-umask", Pick("27", "u=rwx,go=", "g-w", "bad")],
                    ["execline-cd", Pick("dir", "nosuch")], ["execline-umask", Pick("27", "0")],
                    _recent ? ["export-array", .. Options("-d:"), Pick("V", "LIST"), ScriptToken.Open, Value(), Value(), ScriptToken.Close] : ["exec"]));
                return true;
            case 25:
                tokens.AddRange(Positional());
                return true;
            default:
                return AddCompound(tokens, ref scope);
        }
    }

    /// <summary>A word that nothing follows, or that runs what follows beside itself.</summary>
    private List<ScriptToken> Last(Scope scope) => _random.Next(scope.Depth > 0 ? 4 : 2) switch
    {
        0 => ["dollarat", .. Options("-n", "-0", "-d,")],
        1 => ["homeof", Pick("root", "daemon", "nosuchuser")],
        2 => ["execlineb", "-c", _renderer.Render(["runblock", .. Options("-r"), Pick("1", "2", "3")]), .. FullBlock(scope), .. FullBlock(scope)],
        _ => ["trap", .. Options("-x"), ScriptToken.Open, "SIGUSR1", .. FullBlock(scope), ScriptToken.Close, .. Chain(scope.Inner)],
    };

    private List<ScriptToken> Options(params string[] options)
    {
        var tokens = new List<ScriptToken>();
        foreach (var option in options)
        {
            if (Chance(4))
                tokens.Add(option);
        }

        if (Chance(15))
            tokens.Add("--");
        return tokens;
    }

    private List<ScriptToken> Transform()
    {
        var tokens = new List<ScriptToken>();
        foreach (var option in (string[])["-s", "-C", "-n"])
        {
            if (Chance(3))
                tokens.Add(option);
        }

        if (Chance(4))
            tokens.AddRange(["-d", Pick(":", " ", ",", ": ", "\n", "", "x", "-")]);
        return tokens;
    }

    private List<ScriptToken> ImportOptions()
    {
        var tokens = new List<ScriptToken>();
        if (Chance(5))
            tokens.Add(Chance(3) ? "-i" : "-u");
        if (Chance(5))
            tokens.AddRange(["-D", Value()]);
        return tokens;
    }

    private List<ScriptToken> MultiDefine()
    {
        List<ScriptToken> tokens = ["multidefine"];
        foreach (var option in (string[])["-0", "-r", "-C", "-n"])
        {
            if (Chance(4))
                tokens.Add(option);
        }

        if (Chance(4))
            tokens.AddRange(["-d", Pick(":", ",", "")]);
        tokens.AddRange([Pick("a b c", "a b", "a:b:c:d", "1:a,2:bc,", "", Value()), ScriptToken.Open, "X"]);
        if (Chance(2))
            tokens.Add("Y");
        if (Chance(3))
            tokens.Add("");
        if (Chance(3))
            tokens.Add("Z");
        tokens.Add(ScriptToken.Close);
        return tokens;
    }

    private List<ScriptToken> Directives()
    {
        var tokens = new List<ScriptToken>();
        foreach (var key in (string[])["X", "Y", "Z"])
        {
            if (Chance(4))
                continue;
            tokens.AddRange(_random.Next(4) switch
            {
                0 => [(ScriptToken)"importas", .. ImportOptions(), .. Transform(), key, Variable()],
                1 => ["elglob", "-s", key, Pick("*.txt", "nosuch*")],
                _ => (List<ScriptToken>)["define", .. Transform(), key, Value()],
            });
        }

        if (Chance(6))
            tokens.Add("elgetpositionals");
        return tokens;
    }

    private ScriptToken[] Positional() => _random.Next(5) switch
    {
        0 => ["elgetpositionals"],
        1 => ["elgetpositionals", "-P", "3"],
        2 => ["shift"],
        3 => ["shift", "-n", Pick("0", "1", "2", "5")],
        _ => ["elgetopt", Pick("ab:", "a", "x:")],
    };

    private IEnumerable<ScriptToken> Condition(int depth)
    {
        switch (_random.Next(depth > 0 ? 9 : 5))
        {
            case 0:
                return [Pick("-n", "-z", "-e", "-d", "-f", "-v", "-s", "-L"), Pick("text", "dir", "A", "nosuch", "\\-n")];
            case 1:
                return [Pick("a", "b", "\\=", "A"), Pick("=", "!=", "<", ">", "<=", ">="), Pick("a", "b", "\\(")];
            case 2:
                return [Pick("1", "-7", "42", "x", "12x"), Pick("-eq", "-ne", "-lt", "-le", "-gt", "-ge"), Pick("1", "42", "007", "")];
            case 3:
                return [Pick("abc", "", "a\nb"), "=~", Pick("^a", "b.", "^$", "(", "[0-9]+")];
            case 4:
                return [Pick("a", "", "\\-z", ")")];
            case 5:
                return ["!", .. Condition(depth - 1)];
            case 6:
                return ["(", .. Condition(depth - 1), ")"];
            case 7:
                return [.. Condition(depth - 1), "-a", .. Condition(depth - 1)];
            default:
                return [.. Condition(depth - 1), "-o", .. Condition(depth - 1)];
        }
    }
}
