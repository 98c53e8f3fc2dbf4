using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-sleep</c>: waits so many seconds, or (-m) milliseconds, and goes on.</summary>
internal static class S6Sleep
{
    private const string Usage = "s6-sleep [ -m ] duration prog...";

    public static ChainStep Run(ChainContext context)
    {
        var unit = 1000L;
        var options = new ShortOptions(context.Arguments, "m");
        for (char option; (option = options.Next()) != ShortOptions.End;)
            unit = option == 'm' ? 1 : throw context.Usage(Usage);
        if (options.Operands is not [var text, ..] operands || !Numbers.TryParse(text, out uint duration))
            throw context.Usage(Usage);
        for (var left = duration * unit; left > 0; left -= int.MaxValue)
            Thread.Sleep((int)Math.Min(left, int.MaxValue));
        return ChainStep.Continue(operands[1..]);
    }
}
