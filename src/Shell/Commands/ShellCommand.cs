using System.CommandLine;
using Actors.Platform;
using Actors.Shell.Terminal;

namespace Actors.Shell.Commands;

/// <summary><c>actors shell</c>: the commands without <c>actors</c> in front, with completion and history.</summary>
internal static class ShellCommand
{
    internal static Command Create(Server server, Command root)
    {
        var command = new Command("shell", "An interactive session: these commands with completion and history; from a pipe, its lines one by one");
        command.SetAction(_ =>
        {
            var home = EnvironmentBlock.OfThisProcess()["HOME"];
            var history = new History(home is { Length: > 0 } ? Files.Join(home, ".actors_history") : null);
            var session = new ShellSession(server.Session, root, server.Connector.Words, history);
            return Descriptors.IsTerminal(0) && Descriptors.IsTerminal(1) ? session.Run() : session.RunScript();
        });
        return command;
    }
}
