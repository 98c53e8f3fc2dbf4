namespace Actors.Execline.Builtins;

/// <summary><c>background [ -d ] { command... } prog...</c></summary>
internal static class Background
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "d");
        var orphan = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            orphan = letter == 'd' ? true : throw context.Usage("background [ -d ] { command... }");
        var block = context.TakeFullBlock(options.Operands, out var rest);
        var request = new ChildRequest(block, context.Environment) { NeedsProcess = true };
        var errno = orphan && rest.Count > 0 ? Orphan.Start(context, request, out var pid) : Start(context, request, out pid);
        if (errno != 0)
            throw context.Unable(111, $"spawn {block[0]}", errno);
        if (rest.Count == 0)
            return ChainStep.Exit(0);
        context.Environment["!"] = ChainContext.Decimal(pid);
        return ChainStep.Continue(rest);
    }

    /// <summary>Starts a child and tells its pid.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Start(ChainContext context, in ChildRequest request, out int pid)
    {
        var errno = Child.Start(context, request, out var child);
        pid = child.Pid;
        return errno;
    }
}
