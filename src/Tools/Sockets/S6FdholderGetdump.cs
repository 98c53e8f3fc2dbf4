using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-getdump</c>: goes on with all descriptors of a fd-holder, and their numbers, names and limits in the environment.</summary>
internal static class S6FdholderGetdump
{
    public static ChainStep Run(ChainContext context)
    {
        var deadline = FdHolderTool.ReadDeadline(context, "s6-fdholder-getdump [ -t timeout ] socket prog...", 2, out var operands);
        using var holder = FdHolderClient.Connect(context, operands[0], deadline);
        var errno = holder.GetDump(out var dump);
        if (errno != 0)
            throw context.Unable(1, "get dump", errno);
        context.Environment["S6_FD#"] = $"{dump.Count}";
        for (var i = 0; i < dump.Count; i++)
        {
            var fd = dump[i].Descriptor.Release();
            Descriptors.SetCloseOnExec(fd, false);
            context.Environment[$"S6_FD_{i}"] = $"{fd}";
            context.Environment[$"S6_FDID_{i}"] = dump[i].Id;
            context.Environment[$"S6_FDLIMIT_{i}"] = dump[i].IsUnlimited ? null : dump[i].Limit.ToString();
        }

        return ChainStep.Continue(operands[1..]);
    }
}
