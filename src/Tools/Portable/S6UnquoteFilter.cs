using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary>
/// <c>s6-unquote-filter</c>: prints what each quoted line of standard input stands for. A line that is not quoted is printed as it is, and (unless -q) warned about; -v
/// says more; -w makes it fatal.
/// </summary>
internal static class S6UnquoteFilter
{
    public static ChainStep Run(ChainContext context)
    {
        var (strictness, delimiters) = ('Q', "\"");
        var options = new ShortOptions(context.Arguments, "qQvwd:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'q' or 'Q' or 'v' or 'w': strictness = option; break;
                case 'd': delimiters = options.Value; break;
                default: throw context.Usage("s6-unquote-filter [ -q | -Q | -v | -w ] [ -d delim ]");
            }
        }

        return Filter.Lines(context, line => Unquote(context, line, strictness, delimiters));
    }

    private static string Unquote(ChainContext context, string line, char strictness, string delimiters)
    {
        var quoted = delimiters.Length > 0;
        if (quoted && line.Length == 0)
        {
            Complain(context, strictness, line, "empty line", showLine: false);
            return "";
        }

        if (quoted && !delimiters.Contains(line[0]))
        {
            Complain(context, strictness, line, "invalid starting quote character", showLine: true);
            return line;
        }

        var body = quoted ? line[1..] : line;
        var errno = Quoting.TryUnescape(body, delimiters, out var result, out var position);
        if (errno != 0)
        {
            var where = strictness == 'v' ? $" line: {Excerpt(line)}" : "";
            Complain(context, strictness, line, $"unable to unquote{where}: {Errno.Describe(errno)}", showLine: false);
            return line;
        }

        if (quoted && position == body.Length)
        {
            Complain(context, strictness, line, "unable to unquote: no ending quote character", showLine: true);
            return line;
        }

        if (quoted && position < body.Length - 1 && strictness is 'v' or 'w')
            context.Warn($"found ending quote character at position {position + 1}/{body.Length}, ignoring remainder of line: {Excerpt(line)}");
        return result;
    }

    private static void Complain(ChainContext context, char strictness, string line, string complaint, bool showLine)
    {
        if (strictness == 'w')
            throw context.Fatal(ExitCode.WrongUsage, complaint);
        if (strictness != 'q')
            context.Warn(strictness == 'v' && showLine ? $"{complaint} in line: {Excerpt(line)}" : complaint);
    }

    private static string Excerpt(string line) => line.Length < 39 ? line : line[..36] + "...";
}
