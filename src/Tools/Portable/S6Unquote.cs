using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-unquote</c>: prints what a quoted string stands for.</summary>
internal static class S6Unquote
{
    private const string Usage = "s6-unquote [ -n ] [ -d delim ] string";

    public static ChainStep Run(ChainContext context)
    {
        var (end, delimiters) = ("\n", "\"");
        var options = new ShortOptions(context.Arguments, "nd:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': end = ""; break;
                case 'd': delimiters = options.Value; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var text, ..])
            throw context.Usage(Usage);
        var quoted = delimiters.Length > 0;
        if (quoted && text.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "the empty string isn't a quoted string");
        if (quoted && !delimiters.Contains(text[0]))
            throw context.Fatal(ExitCode.WrongUsage, "invalid starting quote character");
        var body = quoted ? text[1..] : text;
        var errno = Quoting.TryUnescape(body, delimiters, out var result, out var position);
        if (errno != 0)
            throw context.Unable(ExitCode.WrongUsage, $"unquote at character {position + (quoted ? 1 : 0)}", errno);
        if (quoted && position == body.Length)
            throw context.Fatal(ExitCode.WrongUsage, "no ending quote character");
        if (quoted && position < body.Length - 1)
            context.Warn($"found ending quote character at position {position + 1}/{body.Length}; ignoring remainder");
        return OutputBuffer.Print(context, result + end);
    }
}
