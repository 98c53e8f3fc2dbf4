using System.CommandLine;
using Actors.Platform;
using Actors.Shell.Top;

namespace Actors.Shell.Commands;

/// <summary><c>actors top</c>: the services live on a full screen.</summary>
internal static class TopCommand
{
    internal static Command Create(Server server)
    {
        var command = new Command("top", "The services live on a full screen: state, uptime, restarts, memory, CPU; keys to start, stop, restart, and to see logs");
        command.SetAction(_ => Descriptors.IsTerminal(0) && Descriptors.IsTerminal(1)
            ? new TopLoop(server.Session, server.Connector).Run()
            : server.Session.Fatal("unable to show a full screen: stdin and stdout must be a terminal (docker exec -it; or use actors status -w)", Shell.ExitCode.Usage));
        return command;
    }
}
