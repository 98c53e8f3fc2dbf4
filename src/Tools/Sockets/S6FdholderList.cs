using Actors.Execline;
using Actors.Tools.Portable;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-list</c>: prints the names of the descriptors that a fd-holder has.</summary>
internal static class S6FdholderList
{
    public static ChainStep Run(ChainContext context)
    {
        var deadline = FdHolderTool.ReadDeadline(context, "s6-fdholder-list [ -t timeout ] socket", 1, out var operands);
        using var holder = FdHolderClient.Connect(context, operands[0], deadline);
        var errno = holder.List(out var ids);
        return errno == 0
            ? OutputBuffer.Print(context, string.Concat(ids.Select(id => Quoting.Escape(id, "") + "\n")))
            : throw context.Unable(1, "get fd list", errno);
    }
}
