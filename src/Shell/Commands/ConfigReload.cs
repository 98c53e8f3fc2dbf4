using System.CommandLine;
using Actors.Control;
using Actors.Platform;
using Actors.Shell.Views;

namespace Actors.Shell.Commands;

/// <summary><c>actors config reload</c>: the policies are read again, and what is different counts.</summary>
internal static class ConfigReload
{
    internal static Command Create(Server server)
    {
        var dry = new Option<bool>("--dry-run", "-n") { Description = "only show what is different, and what would be restarted" };
        var command = new Command("reload", "Read the policies again; only what must be is restarted") { dry };
        command.SetAction(result => server.Do(client =>
        {
            var request = new ControlRequest("config-reload", []) { DryRun = result.GetValue(dry) };
            if (server.WantsJson(result))
            {
                server.Session.Output.Write(Server.Json(client, request));
                return Shell.ExitCode.Success;
            }

            var outcome = client.Change(request);
            if (outcome.Code is not null)
            {
                foreach (var fault in outcome.Differences)
                    server.Session.Output.Write(Human.Show(fault) + "\n");
                return server.Session.Fatal(
                    outcome.Differences.Count > 0 ? "unable to reload the policies: those of before count" : $"unable to reload the policies: {ByteString.ToText(outcome.Message ?? outcome.Code)}",
                    Shell.ExitCode.Failure);
            }

            foreach (var difference in outcome.Differences)
                server.Session.Output.Write(Human.Show(difference) + "\n");
            if (outcome.Differences.Count + outcome.Stopped.Count + outcome.Started.Count == 0)
                server.Session.Output.Write("nothing is different\n");
            Write(request.DryRun ? "would stop" : "stopped", outcome.Stopped);
            Write(request.DryRun ? "would start" : "started", outcome.Started);
            return Shell.ExitCode.Success;
        }));
        return command;

        void Write(string verb, IReadOnlyList<string> services)
        {
            if (services.Count > 0)
                server.Session.Output.Write($"{verb}: {Human.Show(string.Join(", ", services))}\n");
        }
    }
}
