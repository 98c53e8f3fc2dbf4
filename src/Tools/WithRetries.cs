using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>with-retries [-n 3] [-t 500] PROG...</c>: runs a program up to so many times, each time at most so many milliseconds, until it succeeds: 0, else 1.
/// </summary>
internal static class WithRetries
{
    private const string Usage = "with-retries [ -n retries ] [ -t milliseconds ] prog...";

    public static ChainStep Run(ChainContext context)
    {
        uint attempts = 3;
        uint milliseconds = 500;
        var options = new ShortOptions(context.Arguments, "n:t:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n' when Numbers.TryParse(options.Value, out attempts): break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands.Count == 0)
            throw context.Usage(Usage);
        for (; attempts > 0; attempts--)
        {
            if (S6Maximumtime.Run(context, options.Operands, milliseconds, Signal.Term) == 0)
                return ChainStep.Exit(0);
        }

        return ChainStep.Exit(1);
    }
}
