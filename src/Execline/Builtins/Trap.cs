using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>trap [ -x ] { signal { cmdline } ... } prog...</c></summary>
internal static class Trap
{
    private const string UsageText = "trap [ -x ] { signal { cmdline } ... } prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "xt:");
        var forward = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            forward = letter == 'x' ? true : throw context.Usage(UsageText);
        var operands = options.Operands;
        if (operands.Count == 0)
            throw context.Usage(UsageText);
        var directives = context.TakeFullBlock(operands, out var rest);
        if (rest.Count == 0)
            throw context.Usage(UsageText);
        var handlers = Read(context, directives);
        return ChainStep.Exit(new TrapLoop(context, handlers, forward).Run(rest));
    }

    /// <summary>The blocks by signal; those of <c>default</c> are everybody's who has none.</summary>
    private static ArraySegment<string>?[] Read(ChainContext context, ArraySegment<string> directives)
    {
        var handlers = new ArraySegment<string>?[Signals.Highest + 1];
        while (directives.Count > 0)
        {
            var name = directives[0];
            var number = 0;
            if (!SignalNames.TryScan(name, out number) && !name.Equals("default", StringComparison.OrdinalIgnoreCase))
                throw context.Fatal(100, $"unrecognized directive: {name}");
            var length = context.Unquote(directives[1..]);
            if (length + 1 >= directives.Count)
                throw context.Fatal(100, $"unterminated internal block for directive {name}");
            var isKnown = number is >= 0 and <= Signals.Highest;
            if (isKnown && handlers[number] is not null)
                throw context.Fatal(100, $"duplicate directive: {name}");
            if (!isKnown || !CanTrap(number) || (Signal)number == Signal.Chld)
                throw context.Fatal(100, $"SIG{SignalNames.NameOf(number)} ({ChainContext.Decimal((uint)number)}) cannot be trapped");
            handlers[number] = directives.Slice(1, length);
            directives = directives[(length + 2)..];
        }

        for (var number = 1; number <= Signals.Highest; number++)
        {
            if (CanTrap(number))
                handlers[number] ??= handlers[0];
        }

        return handlers;
    }

    /// <summary>Whether a signal can be caught: libc keeps 32 and 33 for itself.</summary>
    public static bool CanTrap(int number) => (Signal)number is not (Signal.Kill or Signal.Stop or (Signal)32 or (Signal)33);
}
