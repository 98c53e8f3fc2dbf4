using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>foreground { prog1... } prog2...</c></summary>
internal static class Foreground
{
    public static ChainStep Run(ChainContext context)
    {
        var block = context.TakeBlock(context.Arguments[1..], out var rest);
        return InSequence(context, block, rest);
    }

    /// <summary>Runs a block, puts its exit code into <c>?</c>, and goes on; el_execsequence of execline.</summary>
    public static ChainStep InSequence(ChainContext context, ArraySegment<string> block, ArraySegment<string> rest)
    {
        int code;
        var errno = Child.Run(context, new(block, context.Environment), out var status, block.Count > 0 ? $"wait for {block[0]}" : "");
        if (errno == 0)
        {
            code = status.VariableCode();
        }
        else
        {
            code = Executables.ExitCodeOf(errno);
            context.Warn($"unable to spawn {block[0]}: {Errno.Describe(errno)}");
        }

        context.Environment["?"] = ChainContext.Decimal(code);
        return ChainStep.Continue(rest);
    }
}
