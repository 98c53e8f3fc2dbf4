namespace Actors.Execline.Builtins;

/// <summary><c>loopwhilex [ -n ] [ -o okcode,okcode,... | -x exitcode,exitcode,... ] prog...</c></summary>
internal static class LoopWhileX
{
    private const string UsageText = "loopwhilex [ -n ] [ -o okcode,okcode,... | -x exitcode,exitcode,... ] prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "no:x:");
        bool not = false, breaks = false;
        HashSet<int> codes = [];
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'n':
                    not = true;
                    break;
                case 'o' or 'x':
                    breaks = letter == 'x';
                    if (!ScanNumber.TryList(options.Value, out codes))
                        throw context.Usage(UsageText);
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var body = options.Operands;
        if (body.Count == 0)
            throw context.Usage(UsageText);
        if (codes.Count == 0)
            codes = [0];
        else if (breaks)
            not = !not;
        while (true)
        {
            var code = Condition.Evaluate(context, body, tolerateCrash: true, "wait_pid", "loop body");
            if (not == codes.Contains(code))
                return ChainStep.Exit(code);
        }
    }
}
