using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-seq</c>: prints numbers, from 1 or the first argument, in steps of 1 or the second of three, to the last.</summary>
internal static class S6Seq
{
    private const string Usage = "s6-seq [ -w ] [ -s separator ] limits";

    public static ChainStep Run(ChainContext context)
    {
        var (separator, pad) = ("\n", false);
        var options = new ShortOptions(context.Arguments, "ws:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'w': pad = true; break;
                case 's': separator = options.Value.Length > 0 ? options.Value : "\0"; break;
                default: throw context.Usage(Usage);
            }
        }

        var operands = options.Operands;
        uint first = 1, step = 1;
        if (operands.Count is < 1 or > 3
            || !Numbers.TryParse(operands[^1], out uint last)
            || (operands.Count > 1 && !Numbers.TryParse(operands[0], out first))
            || (operands.Count > 2 && (!Numbers.TryParse(operands[1], out step) || step == 0)))
        {
            throw context.Usage(Usage);
        }

        var width = pad && first <= last ? (first + (step * (ulong)((last - first) / step))).ToString().Length : 0;
        var output = new OutputBuffer(context);
        for (ulong number = first; number <= last; number += step)
            output.Write(number.ToString().PadLeft(width, '0') + separator);
        output.Flush();
        return ChainStep.Exit(0);
    }
}
