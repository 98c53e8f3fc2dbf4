using System.CommandLine;
using Actors.Platform;

namespace Actors.Shell.Commands;

/// <summary>
/// <c>actors relay</c>: the far end of <c>--stdio</c>. What comes from stdin goes to pid 1, what pid 1 says to stdout: so <c>ssh</c> and <c>docker exec -i</c> carry the
/// protocol as a plain pipe.
/// </summary>
internal static class RelayCommand
{
    internal static Command Create(Session session, Connector connector)
    {
        var command = new Command("relay", "Join stdin and stdout to the control socket: the far end of --stdio");
        command.SetAction(_ =>
        {
            var errno = UnixSocket.TryConnect(connector.Socket, out var socket);
            if (errno != 0)
                return session.Fatal($"unable to connect to {ByteString.ToText(connector.Socket)}: {Errno.Describe(errno)}", ExitCode.System);
            using (socket)
                return Relay(socket!.Number);
        });
        return command;
    }

    private static int Relay(int socket)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var ready = Descriptors.PollAny(-1, 0, socket);
            var (from, to) = ready == 0 ? (0, socket) : (socket, 1);
            var count = Descriptors.Read(from, buffer);
            if (count <= 0 || Descriptors.WriteAll(to, buffer.AsSpan(0, count)) != 0)
                return count < 0 ? ExitCode.System : ExitCode.Success;
        }
    }
}
