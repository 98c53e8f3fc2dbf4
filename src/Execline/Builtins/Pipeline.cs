namespace Actors.Execline.Builtins;

/// <summary><c>pipeline [ -d ] [ -r | -w ] { command... } command...</c></summary>
internal static class Pipeline
{
    private const string UsageText = "pipeline [ -d ] [ -r | -w ] { command... } command...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "drw");
        bool orphan = false, writes = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'd':
                    orphan = true;
                    break;
                case 'r' or 'w':
                    writes = letter == 'w';
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var block = context.TakeFullBlock(options.Operands, out var rest);
        if (rest.Count == 0)
            throw context.Fatal(100, "empty remainder");
        var (read, write) = context.Pipe("create pipe");
        var (own, others) = writes ? (write, read) : (read, write);
        var request = new ChildRequest(block, context.Environment)
        {
            Descriptors = [(writes ? 0 : 1, others.Number)],
            NeedsProcess = true,
        };
        var errno = orphan ? Orphan.Start(context, request, out var pid) : Background.Start(context, request, out pid);
        if (errno != 0)
            throw context.Unable(111, $"spawn {block[0]}", errno);
        others.Dispose();
        errno = ChainContext.Move(own.Release(), writes ? 1 : 0);
        if (errno != 0)
            throw context.Unable(111, "fd_move", errno);
        context.Environment["!"] = ChainContext.Decimal(pid);
        return ChainStep.Continue(rest);
    }
}
