using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-quote-filter</c>: prints each line of standard input quoted.</summary>
internal static class S6QuoteFilter
{
    public static ChainStep Run(ChainContext context)
    {
        var (quotes, delimiters) = (true, "\"");
        var options = new ShortOptions(context.Arguments, "ud:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'u': quotes = false; break;
                case 'd': delimiters = options.Value; break;
                default: throw context.Usage("s6-quote-filter [ -u ] [ -d delim ]");
            }
        }

        var quote = S6Quote.QuoteOf(context, quotes, delimiters);
        return Filter.Lines(context, line => Quoting.AreQuotes(delimiters)
            ? quote + Quoting.Escape(line, delimiters) + quote
            : throw context.Failed("quote", Errno.EINVAL));
    }
}
