using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>execlineb [ -p | -P | -S nmin | -s nmin ] [ -q | -w | -W ] [ -e ] [ -c commandline ] script args</c></summary>
internal static class ExeclineB
{
    private const string UsageText = "execlineb [ -p | -P | -S nmin | -s nmin ] [ -q | -w | -W ] [ -e ] [ -c commandline ] script args";

    /// <summary>What becomes of the script's arguments.</summary>
    private enum Positionals { Push, Set, Leave, Substitute, SubstituteShifted }

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "pPqwWec:S:s:");
        var positionals = Positionals.Push;
        int? strictness = null;
        uint atLeast = 0;
        string? text = null;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'p' or 'P':
                    positionals = letter == 'p' ? Positionals.Set : Positionals.Leave;
                    break;
                case 'q' or 'w' or 'W':
                    strictness = "qwW".IndexOf(letter);
                    break;
                case 'c':
                    text = options.Value;
                    break;
                case 'e':
                    break;
                case 'S' or 's' when ScanNumber.TryWhole(options.Value, out atLeast):
                    positionals = letter == 's' ? Positionals.SubstituteShifted : Positionals.Substitute;
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var name = context.Arguments[0];
        var arguments = options.Operands;
        if (text is null && arguments.Count == 0)
            throw context.Usage(UsageText);
        var line = text is null ? ReadScript(context, name = arguments[0]) : Parse(context, text, "");
        if (text is null)
            arguments = arguments[1..];
        if (line.Length == 0)
            return ChainStep.Exit(0);
        strictness = SetStrictness(context, strictness);
        switch (positionals)
        {
            case Positionals.Push:
                context.Environment = PositionalParameters.Push(context.Environment, PositionalParameters.Is);
                Export(context, name, arguments);
                break;
            case Positionals.Set:
                Export(context, name, arguments);
                break;
            case Positionals.Substitute or Positionals.SubstituteShifted:
                CheckCount(context, strictness, arguments.Count, atLeast);
                line = Substituter.Apply(line, Parameters(name, arguments, (int)atLeast, positionals == Positionals.SubstituteShifted));
                break;
        }

        return ChainStep.Continue(line);
    }

    private static string[] ReadScript(ChainContext context, string file)
    {
        var errno = Files.TryOpen(file, OpenMode.Read, out var descriptor);
        if (errno != 0)
            throw context.Unable(111, $"open {file} for reading", errno);
        string text;
        using (descriptor)
            errno = ChainContext.TryReadToEnd(descriptor!.Number, out text);
        return errno == 0 ? Parse(context, text, $" in file {file}") : throw context.Unable(111, $"parse script in file {file}", errno);
    }

    private static string[] Parse(ChainContext context, string text, string where) =>
        ExeclineLexer.TryParse(text, out var arguments, out var error)
            ? [.. arguments]
            : throw context.Fatal(100, error.Message + where);

    /// <summary>Exports what -q, -w, -W say, or reads what somebody else exported.</summary>
    /// <returns>The level; null: nobody has set one.</returns>
    private static int? SetStrictness(ChainContext context, int? asked)
    {
        if (asked is { } level)
        {
            context.Environment["EXECLINE_STRICT"] = level == 0 ? null : ChainContext.Decimal(level);
            return level;
        }

        if (context.Environment["EXECLINE_STRICT"] is not { } value)
            return null;
        if (ScanNumber.TryWhole(value, out var inherited))
            return (int)Math.Min(inherited, 2);
        context.Warn("invalid EXECLINE_STRICT value, unsetting it");
        context.Environment["EXECLINE_STRICT"] = null;
        return null;
    }

    private static void Export(ChainContext context, string name, ArraySegment<string> arguments)
    {
        context.Environment["#"] = ChainContext.Decimal(arguments.Count);
        context.Environment["0"] = name;
        for (var i = 0; i < arguments.Count; i++)
            context.Environment[ChainContext.Decimal(i + 1)] = arguments[i];
    }

    private static void CheckCount(ChainContext context, int? strictness, int count, uint atLeast)
    {
        if (strictness == 0 || count >= atLeast)
            return;
        var message = $"too few arguments: expecting at least {ChainContext.Decimal(atLeast)} but got {ChainContext.Decimal(count)}";
        if (strictness > 1)
            throw context.Fatal(100, message);
        context.Warn(message);
    }

    /// <summary>The positional parameters as substitutions; there are always as many as were asked for, missing ones are empty.</summary>
    private static SubstitutionSet Parameters(string name, ArraySegment<string> arguments, int atLeast, bool shifted)
    {
        var set = new SubstitutionSet();
        set.Add("#", [ChainContext.Decimal(arguments.Count)]);
        set.Add("0", [name]);
        set.Add("@", !shifted ? arguments : arguments.Count > atLeast ? arguments[atLeast..] : []);
        for (var i = 0; i < Math.Max(arguments.Count, atLeast); i++)
            set.Add(ChainContext.Decimal(i + 1), [i < arguments.Count ? arguments[i] : ""]);
        return set;
    }
}
