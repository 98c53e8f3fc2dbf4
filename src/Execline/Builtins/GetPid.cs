using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>getpid [ -E | -e ] [ -P | -p ] variable prog...</c></summary>
internal static class GetPid
{
    private const string UsageText = "getpid [ -E | -e ] [ -P | -p ] variable prog...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "EePp");
        bool import = false, parent = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'E' or 'e':
                    import = letter == 'E';
                    break;
                case 'P' or 'p':
                    parent = letter == 'P';
                    break;
                default:
                    throw context.Usage(UsageText);
            }
        }

        var operands = options.Operands;
        if (operands.Count < 2)
            throw context.Usage(UsageText);
        context.CheckVariable(operands[0]);
        var pid = parent ? Identity.ParentProcessId : Identity.ProcessId;
        return context.ContinueWith(operands[0], ChainContext.Decimal(pid), import, operands[1..]);
    }
}
