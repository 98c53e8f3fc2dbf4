using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-mkfifo</c>: creates named pipes.</summary>
internal static class S6Mkfifo
{
    private const string Usage = "s6-mkfifo [ -m mode ] fifo...";

    public static ChainStep Run(ChainContext context)
    {
        uint mode = 0x1B6;
        var options = new ShortOptions(context.Arguments, "m:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option != 'm' || !Numbers.TryParseOctal(options.Value, out mode))
                throw context.Usage(Usage);
        }

        if (options.Operands.Count == 0)
            throw context.Usage(Usage);
        Files.SetCreationMask(0x49); // 0111: nobody executes a pipe.
        foreach (var fifo in options.Operands)
            context.Try($"mkfifo {fifo}", () => Files.CreateFifo(fifo, mode));
        return ChainStep.Exit(0);
    }
}
