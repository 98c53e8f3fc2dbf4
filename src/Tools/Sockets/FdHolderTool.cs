using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary>What the fd-holder's clients share: <c>-t</c>, a limit for everything.</summary>
internal static class FdHolderTool
{
    /// <summary>Reads the option.</summary>
    public static Deadline ReadDeadline(ChainContext context, string usage, int least, out ArraySegment<string> operands)
    {
        uint milliseconds = 0;
        var options = new ShortOptions(context.Arguments, "t:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option != 't' || !Numbers.TryParse(options.Value, out milliseconds))
                throw context.Usage(usage);
        }

        operands = options.Operands;
        return operands.Count >= least ? Deadline.In(milliseconds) : throw context.Usage(usage);
    }
}
