using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-fdholder-setdump</c>: gives a fd-holder all the descriptors that s6-fdholder-getdump has left in the environment.</summary>
internal static class S6FdholderSetdump
{
    public static ChainStep Run(ChainContext context)
    {
        var deadline = FdHolderTool.ReadDeadline(context, "s6-fdholder-setdump [ -t timeout ] socket", 1, out var operands);
        var count = Number(context, "S6_FD#");
        using var holder = FdHolderClient.Connect(context, operands[0], deadline);
        var dump = new List<FdHolderEntry>();
        for (uint i = 0; i < count; i++)
            dump.Add(new(Id(context, $"S6_FDID_{i}"), new Descriptor((int)Number(context, $"S6_FD_{i}")), Limit(context, $"S6_FDLIMIT_{i}")));
        var errno = holder.SetDump(dump);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Unable(1, "set dump", errno);
    }

    private static string Required(ChainContext context, string name) =>
        context.Environment[name] ?? throw context.Fatal(ExitCode.WrongUsage, $"{name} not set");

    private static uint Number(ChainContext context, string name) =>
        Numbers.TryParse(Required(context, name), out uint number) ? number : throw Invalid(context, name);

    private static string Id(ChainContext context, string name) =>
        Required(context, name) is { Length: > 0 and <= FdHolderEntry.LongestId } id ? id : throw Invalid(context, name);

    private static Tai64n Limit(ChainContext context, string name)
    {
        if (context.Environment[name] is not { } text)
            return FdHolderEntry.LimitIn(0);
        return Tai64n.TryParse(ByteString.ToBytes(text), out var limit) ? limit : throw Invalid(context, name);
    }

    private static ChainException Invalid(ChainContext context, string name) => context.Fatal(ExitCode.WrongUsage, $"invalid ${name}");
}
