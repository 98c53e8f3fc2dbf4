using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-store</c>: gives a fd-holder a descriptor, standard input or another; -T for so many milliseconds.</summary>
internal static class S6FdholderStore
{
    private const string Usage = "s6-fdholder-store [ -d fd ] [ -t timeout ] [ -T fdtimeout ] socket id";

    public static ChainStep Run(ChainContext context)
    {
        uint fd = 0, milliseconds = 0, limit = 0;
        var options = new ShortOptions(context.Arguments, "d:t:T:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'd' when Numbers.TryParse(options.Value, out fd): break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 'T' when Numbers.TryParse(options.Value, out limit): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var socket, var id, ..])
            throw context.Usage(Usage);
        using var holder = FdHolderClient.Connect(context, socket, Deadline.In(milliseconds));
        var errno = holder.Store((int)fd, id, FdHolderEntry.LimitIn(limit));
        return errno == 0 ? ChainStep.Exit(0) : throw context.Unable(1, "store fd", errno);
    }
}
