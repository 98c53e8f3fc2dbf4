using Actors.Execline;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-connlimit</c>, under a super-server: goes on only if the client has no more connections than a limit in the environment.</summary>
internal static class S6Connlimit
{
    public static ChainStep Run(ChainContext context)
    {
        var protocol = Required("PROTO");
        if (protocol.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "empty PROTO");
        var count = Number($"{protocol}CONNNUM", Required($"{protocol}CONNNUM"));
        if (context.Environment[$"{protocol}CONNMAX"] is { } limit && count > Number($"{protocol}CONNMAX", limit))
            throw context.Fatal(1, $"number of connections from this client limited to {limit}");
        return ChainStep.Continue(context.Arguments[1..]);

        string Required(string name) => context.Environment[name] ?? throw context.Fatal(ExitCode.WrongUsage, $"{name} not set");

        uint Number(string name, string value) =>
            Numbers.TryParse(value, out uint number) ? number : throw context.Fatal(ExitCode.WrongUsage, $"invalid {name}");
    }
}
