using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-ftrig-listen</c>: listens to several fifodirs, runs a program then, and waits until the events in all, or (-o) one, match.</summary>
internal static class S6FtrigListen
{
    private const string Usage = "s6-ftrig-listen [ -a | -o ] [ -t timeout ] fifodir1 regexp1 ... \"\" prog...";

    private static readonly string[] s_long = ["and=a", "or=o", "timeout=t"];

    public static ChainStep Run(ChainContext context)
    {
        var any = false;
        uint milliseconds = 0;
        var options = new LongOptions(context, "aot:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'a': any = false; break;
                case 'o': any = true; break;
                default: milliseconds = FtrigTimeout.Parse(context, options.Value); break;
            }
        }

        if (options.Operands.Count < 4)
            throw context.Usage(Usage);
        var pairs = context.TakeBlock(options.Operands, out var command, "fifodir+regex ");
        if (pairs.Count == 0 || pairs.Count % 2 != 0 || command.Count == 0)
            throw context.Usage(Usage);
        var patterns = new List<EventPattern>();
        try
        {
            for (var i = 0; i < pairs.Count; i += 2)
                patterns.Add(EventPattern.Subscribe(context, pairs[i], pairs[i + 1]));
            ToolChildren.StartOrFail(context, command);
            if (!EventPattern.Wait([.. patterns], any, milliseconds))
                throw context.Unable(1, "get expected event", Errno.ETIMEDOUT);
        }
        finally
        {
            patterns.ForEach(pattern => pattern.Dispose());
        }

        return ChainStep.Exit(0);
    }
}
