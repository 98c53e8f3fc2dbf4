using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-quote</c>: prints a string quoted.</summary>
internal static class S6Quote
{
    private const string Usage = "s6-quote [ -n ] [ -u ] [ -d delim ] string";

    public static ChainStep Run(ChainContext context)
    {
        var (end, quotes, delimiters) = ("\n", true, "\"");
        var options = new ShortOptions(context.Arguments, "nud:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': end = ""; break;
                case 'u': quotes = false; break;
                case 'd': delimiters = options.Value; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var text, ..])
            throw context.Usage(Usage);
        var quote = QuoteOf(context, quotes, delimiters);
        if (!Quoting.AreQuotes(delimiters))
            throw context.Failed("quote", Errno.EINVAL);
        return OutputBuffer.Print(context, quote + Quoting.Escape(text, delimiters) + quote + end);
    }

    /// <summary>What stands around a quoted string.</summary>
    public static string QuoteOf(ChainContext context, bool quotes, string delimiters)
    {
        if (!quotes)
            return "";
        return delimiters.Length > 0 ? delimiters[..1] : throw context.Fatal(ExitCode.WrongUsage, "no character to quote with!");
    }
}
