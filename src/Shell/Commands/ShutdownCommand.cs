using System.CommandLine;

namespace Actors.Shell.Commands;

/// <summary><c>actors shutdown</c>: stops the container in order.</summary>
internal static class ShutdownCommand
{
    internal static Command Create(Server server)
    {
        var code = new Option<int?>("--code") { Description = "the container's exit code, 0 to 255; default: what is stored for it", HelpName = "N" };
        var kind = new Option<string>("--kind") { Description = "halt, poweroff or reboot; only a privileged container does more than end", DefaultValueFactory = _ => "halt", HelpName = "KIND" };
        _ = kind.AcceptOnlyFromAmong("halt", "poweroff", "reboot");
        var command = new Command("shutdown", "Stop the container in order") { code, kind };
        command.SetAction(result =>
        {
            if (result.GetValue(code) is < 0 or > 255)
                return server.Session.Fatal("unable to use that exit code: it must be from 0 to 255", Shell.ExitCode.Usage);
            return server.Do(client =>
            {
                client.Shutdown(result.GetValue(code), result.GetValue(kind)!);
                return Shell.ExitCode.Success;
            });
        });
        return command;
    }
}
