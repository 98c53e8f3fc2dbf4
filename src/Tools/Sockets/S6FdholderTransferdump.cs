using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-transferdump</c>: gives a fd-holder all the descriptors of another.</summary>
internal static class S6FdholderTransferdump
{
    private const string Usage = "s6-fdholder-transferdump [ -t timeoutfrom:timeoutto ] socketfrom socketto";

    public static ChainStep Run(ChainContext context)
    {
        uint getting = 0, setting = 0;
        var options = new ShortOptions(context.Arguments, "t:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            var limits = options.Value.Split(':', 2);
            if (option != 't' || !TryLimit(limits[0], out getting) || (limits.Length > 1 && !TryLimit(limits[1], out setting)))
                throw context.Usage(Usage);
        }

        if (options.Operands is not [var from, var to, ..])
            throw context.Usage(Usage);
        List<FdHolderEntry> dump;
        using (var source = FdHolderClient.Connect(context, from, Deadline.In(getting), "source "))
        {
            var errno = source.GetDump(out dump);
            if (errno != 0)
                throw context.Unable(1, "get dump", errno);
        }

        using (var destination = FdHolderClient.Connect(context, to, Deadline.In(setting), "destination "))
        {
            var errno = destination.SetDump(dump);
            return errno == 0 ? ChainStep.Exit(0) : throw context.Unable(1, "set dump", errno);
        }
    }

    private static bool TryLimit(string text, out uint milliseconds)
    {
        milliseconds = 0;
        return text.Length == 0 || Numbers.TryParse(text, out milliseconds);
    }
}
