using System.CommandLine;
using Actors.Control;
using Actors.Shell.Views;

namespace Actors.Shell.Commands;

/// <summary><c>actors status</c>: how the services are.</summary>
internal static class StatusCommand
{
    private const int Interval = 1000;

    internal static Command Create(Server server)
    {
        var names = server.Names("only these services and bundles", ArgumentArity.ZeroOrMore);
        var watch = new Option<bool>("--watch", "-w") { Description = "again and again, whenever something changes" };
        var pss = new Option<bool>("--pss") { Description = "proportional memory: pages that processes share count for each in part (costs the kernel some time)" };
        var command = new Command("status", "The state of services: uptime, restarts, last exit, memory, CPU. Exit code 1 if one that is named is not up") { names, watch, pss };
        command.SetAction(result =>
        {
            var wanted = result.GetValue(names) ?? [];
            var proportional = result.GetValue(pss);
            var json = server.WantsJson(result);
            return server.Do(client => result.GetValue(watch) ? Watch(server, client, wanted, proportional, json) : Once(server, client, wanted, proportional, json));
        });
        return command;
    }

    private static int Once(Server server, ControlClient client, string[] names, bool proportional, bool json)
    {
        using var answer = client.Ask(new ControlRequest("status", names) { ProportionalMemory = proportional });
        var report = StatusJson.Read(answer.RootElement);
        var session = server.Session;
        session.Output.Write(json ? Server.JsonLine(answer.RootElement) : StatusText.Render(report, session.Paint, session.Width));
        return names.Length == 0 || report.Services.All(service => service.State == ServiceState.Up) ? Shell.ExitCode.Success : Shell.ExitCode.Failure;
    }

    private static int Watch(Server server, ControlClient client, string[] names, bool proportional, bool json)
    {
        var session = server.Session;
        // On a terminal each state is drawn over the one before; elsewhere, and as JSON, they follow each other.
        var over = session.Width > 0 && !json;
        if (json)
        {
            client.Send(new ControlRequest("watch", names) { Interval = Interval, ProportionalMemory = proportional });
            while (true)
            {
                using var line = client.Receive();
                if (line.RootElement.TryGetProperty("error", out var error))
                    return session.Fatal(error.GetProperty("message").GetString()!, Shell.ExitCode.Failure);
                session.Output.Write(Server.JsonLine(line.RootElement));
            }
        }

        foreach (var report in client.Watch(names, Interval, proportional))
        {
            var text = StatusText.Render(report, session.Paint, session.Width);
            // Home, each line to its end, and what is left of the screen: no flicker.
            session.Output.Write(over ? "\u001b[H" + text.Replace("\n", "\u001b[K\n", StringComparison.Ordinal) + "\u001b[J" : text + "\n");
        }

        return Shell.ExitCode.Success;
    }
}
