using System.CommandLine;
using Actors.Control;

namespace Actors.Shell.Commands;

/// <summary>
/// <c>actors relay</c>: the far end of <c>--stdio</c>. What comes from stdin goes to pid 1, what pid 1 says to stdout: so <c>ssh</c> and <c>docker exec -i</c> carry the
/// protocol as a plain pipe.
/// </summary>
internal static class RelayCommand
{
    internal static Command Create(Connector connector)
    {
        var command = new Command("relay", "Join stdin and stdout to the control socket: the far end of --stdio");
        command.SetAction(_ =>
        {
            ControlRelay.Run(0, 1, connector.Socket);
            return ExitCode.Success;
        });
        return command;
    }
}
