namespace Actors.Execline.Builtins;

/// <summary><c>if [ -n ] [ -X ] [ -t | -x exitcode ] { command... } prog...</c></summary>
internal static class If
{
    private const string UsageText = "if [ -n ] [ -X ] [ -t | -x exitcode ] { command... }";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "nXtx:");
        bool not = false, tolerateCrash = false, isFixed = false;
        ulong code = 1;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'n':
                    not = isFixed = true;
                    break;
                case 'X':
                    tolerateCrash = true;
                    break;
                case 't':
                    code = 0;
                    isFixed = true;
                    break;
                case 'x':
                    if (ScanNumber.Front(options.Value, ushort.MaxValue, out code) == 0)
                        throw context.Usage(UsageText);
                    isFixed = true;
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        if (code > 255)
            throw context.Fatal(100, "invalid exit code");
        var block = context.TakeBlock(options.Operands, out var rest);
        var result = Condition.Evaluate(context, block, tolerateCrash, "wait_pid");
        return not == (result == 0) ? ChainStep.Exit(isFixed ? (int)code : result) : ChainStep.Continue(rest);
    }
}
