using System.CommandLine;
using Actors.Control;
using Actors.Shell.Views;

namespace Actors.Shell.Commands;

/// <summary><c>actors events</c>: what happens, as it happens.</summary>
internal static class EventsCommand
{
    internal static Command Create(Server server)
    {
        var names = server.Names("only of these services", ArgumentArity.ZeroOrMore);
        var follow = new Option<bool>("--follow", "-f") { Description = "go on until ended; it always does" };
        var count = new Option<int>("--count", "-n") { Description = "end after so many", HelpName = "N" };
        var command = new Command("events", "What happens from now on: starts, exits, readiness, stages of the container") { names, follow, count };
        command.SetAction(result => server.Do(client =>
        {
            var left = result.GetValue(count) is > 0 and var given ? given : long.MaxValue;
            client.Send(new ControlRequest("events", result.GetValue(names) ?? []));
            while (left > 0)
            {
                using var line = client.Receive();
                if (line.RootElement.TryGetProperty("error", out var error))
                    return server.Session.Fatal(error.GetProperty("message").GetString()!, Shell.ExitCode.Failure);
                if (!line.RootElement.TryGetProperty("event", out _))
                    continue;
                server.Session.Output.Write(server.WantsJson(result) ? Server.JsonLine(line.RootElement) : EventText.Render(ControlEvent.Read(line.RootElement), server.Session.Paint));
                left--;
            }

            return Shell.ExitCode.Success;
        }));
        return command;
    }
}
