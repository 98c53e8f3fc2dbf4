using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary><c>s6-tai64nlocal</c>: turns TAI64N at the beginning of lines into local time, or with <c>-g</c> into UTC.</summary>
internal static class S6Tai64nlocal
{
    private const string Usage = "s6-tai64nlocal [ -g ]";

    public static ChainStep Run(ChainContext context)
    {
        var isLocal = true;
        var options = new ShortOptions(context.Arguments, "g");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option != 'g')
                throw context.Usage(Usage);
            isLocal = false;
        }

        return LineFilter.Run(
            context,
            (line, beginning, out length) =>
            {
                length = 0;
                if (line.Length <= Tai64n.TextLength || !Tai64n.TryParse(line, out var moment))
                    return 0;
                var (second, nanosecond) = Math.DivRem(moment.ToUnixNanoseconds(), 1_000_000_000);
                if (nanosecond < 0)
                    return 0; // Before 1970: no logger was there.
                var time = isLocal ? LocalTime.At(second) : LocalTime.UtcAt(second);
                time.Format((uint)nanosecond, beginning);
                length = LocalTime.TextLength;
                return Tai64n.TextLength;
            },
            completeLastLine: false);
    }
}
