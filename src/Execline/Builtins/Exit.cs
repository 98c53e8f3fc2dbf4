namespace Actors.Execline.Builtins;

/// <summary><c>exit [ exitcode ]</c></summary>
internal static class Exit
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            return ChainStep.Exit(0);
        return ScanNumber.TryWhole(context.Arguments[1], out var code)
            ? ChainStep.Exit((int)(code & 0xFF))
            : throw context.Usage("exit [ exitcode ]");
    }
}
