using Actors.Platform;

namespace Actors.Execline;

/// <summary>Definitions whose values come from elsewhere: the file system, the positional parameters.</summary>
internal static partial class Definitions
{
    /// <summary><c>elglob [ -v ] [ -w ] [ -s ] [ -m ] [ -e ] [ -0 ] [ -n ] [ -d delim ] key pattern</c></summary>
    public static DefinitionResult Glob(ChainContext context, ArraySegment<string> arguments, SubstitutionSet set)
    {
        var how = PathExpansionOptions.Unsorted | PathExpansionOptions.PatternIfNone;
        var options = new ShortOptions(arguments, "vwsme0nd:");
        bool verbose = false, chomp = false;
        string? delimiter = null;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'v':
                    verbose = true;
                    break;
                case 'w':
                    how |= PathExpansionOptions.FailOnError;
                    break;
                case 's':
                    how &= ~PathExpansionOptions.Unsorted;
                    break;
                case 'm':
                    how |= PathExpansionOptions.MarkDirectories;
                    break;
                case 'e':
                    how |= PathExpansionOptions.NoEscape;
                    break;
                case '0':
                    how &= ~PathExpansionOptions.PatternIfNone;
                    break;
                case 'n':
                    chomp = true;
                    break;
                case 'd':
                    delimiter = options.Value;
                    break;
                default:
                    return DefinitionError.Usage;
            }
        }

        var operands = options.Operands;
        if (operands.Count < 2)
            return DefinitionError.Usage;
        if (!IsKey(operands[0], set))
            return DefinitionError.Key;
        var errno = PathPatterns.TryExpand(operands[1], how, verbose ? Warn : null, out var paths);
        if (errno != 0)
            return new(0, DefinitionError.Value, errno);
        set.Add(operands[0], delimiter is null ? paths : [Join(paths, delimiter, chomp)]);
        return new(options.Taken + 2);

        void Warn(string path, int reason) => context.Warn($"while globbing, error reading {path}: {Errno.Describe(reason)}");
    }

    /// <summary>One word of several: each with the delimiter behind it, or as a netstring where there is none.</summary>
    public static string Join(IReadOnlyList<string> words, string delimiter, bool chomp)
    {
        var text = new System.Text.StringBuilder();
        foreach (var word in words)
        {
            if (delimiter.Length > 0)
                text.Append(word).Append(delimiter[0]);
            else
                text.Append(word.Length).Append(':').Append(word).Append(',');
        }

        if (chomp && delimiter.Length > 0 && text.Length > 0)
            text.Length--;
        return text.ToString();
    }

    /// <summary><c>elgetpositionals [ -P num ]</c></summary>
    public static DefinitionResult Positionals(ChainContext context, ArraySegment<string> arguments, SubstitutionSet set)
    {
        var options = new ShortOptions(arguments, "P:");
        uint atLeast = 0;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            if (letter != 'P' || !ScanNumber.TryWhole(options.Value, out atLeast))
                return DefinitionError.Usage;
        }

        if (context.Environment["#"] is not { } count || !ScanNumber.TryWhole(count, out var given) || !set.CanAdd("#") || !set.CanAdd("@"))
            return DefinitionError.Key;
        if (context.Strictness > 0 && given < atLeast)
            context.Complain($"too few arguments: expected at least {ChainContext.Decimal(atLeast)} but got {ChainContext.Decimal(given)}");
        set.Add("#", [count]);
        var all = new List<string>();
        for (uint i = 0; i <= Math.Max(given, atLeast); i++)
        {
            var key = ChainContext.Decimal(i);
            if (!set.CanAdd(key) || (i <= given ? context.Environment[key] : "") is not { } value)
                return DefinitionError.Key;
            set.Add(key, [value]);
            if (i > 0 && i <= given)
                all.Add(value);
        }

        set.Add("@", all);
        return new(options.Taken);
    }
}
