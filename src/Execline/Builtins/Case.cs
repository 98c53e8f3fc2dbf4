using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>case [ -s | -S ] [ -e | -E ] [ -n | -N ] [ -i ] value { re1 { prog1... } re2 { prog2... } ... } progdefault...</c></summary>
internal static class Case
{
    private const string UsageText =
        "case [ -s | -S ] [ -e | -E ] [ -n | -N ] [ -i ] value { re1 { prog1... } re2 { prog2... } ... } progdefault... ";

    private const int OutOfMemory = 12;

    private record struct Options(bool Shell, bool Plain, bool Groups, bool IgnoreCase);

    public static ChainStep Run(ChainContext context)
    {
        var letters = new ShortOptions(context.Arguments, "sSeEnNi");
        var options = default(Options);
        for (char letter; (letter = letters.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 's' or 'S':
                    options.Shell = letter == 's';
                    break;
                case 'e' or 'E':
                    options.Plain = letter == 'e';
                    break;
                case 'n' or 'N':
                    options.Groups = letter == 'N';
                    break;
                case 'i':
                    options.IgnoreCase = true;
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var operands = letters.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        var cases = context.TakeBlock(operands[1..], out var otherwise, "case ");
        while (cases.Count > 0)
        {
            var pattern = cases[0];
            if (cases.Count == 1)
                throw context.Fatal(100, "malformed case block");
            var block = context.TakeBlock(cases[1..], out cases, "regex ");
            if (options.Shell ? MatchesShell(context, pattern, operands[0], options) : MatchesRegex(context, pattern, operands[0], options, block))
                return ChainStep.Continue(block);
        }

        return ChainStep.Continue(otherwise);
    }

    private static bool MatchesShell(ChainContext context, string pattern, string value, Options options)
    {
        var how = (options.Plain ? PathPatternOptions.NoEscape : 0) | (options.IgnoreCase ? PathPatternOptions.Period : 0)
            | (options.Groups ? PathPatternOptions.PathName : 0);
        var matches = PathPatterns.Matches(pattern, value, how);
        if (matches is null)
            context.Warn($"invalid fnmatch pattern: {pattern}");
        return matches == true;
    }

    private static bool MatchesRegex(ChainContext context, string pattern, string value, Options options, ArraySegment<string> block)
    {
        var how = (options.Plain ? 0 : PosixRegexOptions.Extended) | (options.IgnoreCase ? PosixRegexOptions.IgnoreCase : 0)
            | (options.Groups ? 0 : PosixRegexOptions.NoGroups);
        var code = PosixRegex.TryCompile($"^{pattern}$", how, out var regex, out var reason);
        if (code != 0)
        {
            // execline names the block's first word here, not the expression.
            var named = block.Count > 0 ? block[0] : "";
            throw context.Fatal(code == OutOfMemory ? 111 : 100, $"unable to regcomp \"^{named}$\": {reason}");
        }

        using (regex)
        {
            if (!regex!.TryMatch(value, out var groups))
                return false;
            if (options.Groups)
                Export(context, pattern, groups);
            return true;
        }
    }

    private static void Export(ChainContext context, string pattern, string[] groups)
    {
        context.Environment["#"] = ChainContext.Decimal(groups.Length - 1);
        context.Environment["0"] = pattern;
        for (var i = 1; i < groups.Length; i++)
            context.Environment[ChainContext.Decimal(i)] = groups[i];
    }
}
