using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-delete</c>: has a fd-holder close a descriptor.</summary>
internal static class S6FdholderDelete
{
    public static ChainStep Run(ChainContext context)
    {
        var deadline = FdHolderTool.ReadDeadline(context, "s6-fdholder-delete [ -t timeout ] socket id", 2, out var operands);
        using var holder = FdHolderClient.Connect(context, operands[0], deadline);
        var errno = holder.Delete(operands[1]);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Unable(1, $"delete fd for id {operands[1]}", errno);
    }
}
