using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-ipcserverd</c>: runs a program for each connection to the socket that is its standard input.</summary>
internal static class S6Ipcserverd
{
    private const string Usage = "s6-ipcserverd [ -v verbosity ] [ -1 ] [ -P | -p ] [ -c maxconn ] [ -C localmaxconn ] prog...";
    private const uint MostConnections = 16384;

    public static ChainStep Run(ChainContext context)
    {
        var notify = false;
        uint connections = 40, userConnections = 40, verbosity = 1;
        var lookUp = true;
        var options = new ShortOptions(context.Arguments, "Pp1c:C:v:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'P': lookUp = false; break;
                case 'p': lookUp = true; break;
                case '1': notify = true; break;
                case 'c' when Numbers.TryParse(options.Value, out connections): break;
                case 'C' when Numbers.TryParse(options.Value, out userConnections): break;
                case 'v' when Numbers.TryParse(options.Value, out verbosity): break;
                default: throw context.Usage(Usage);
            }
        }

        var command = options.Operands;
        if (command.Count == 0 || command[0].Length == 0)
            throw context.Usage(Usage);
        ServerStreams.RequireSocket(context);
        using var signals = DaemonSignals.Open(context, Signal.Chld, Signal.Term, Signal.Hup, Signal.Quit, Signal.Abrt);
        Descriptors.SetCloseOnExec(0, true);
        connections = Math.Clamp(connections, 1, MostConnections);
        var server = new ConnectionServer(context, command)
        {
            LookUp = lookUp,
            Most = (int)connections,
            MostOfUser = (int)(lookUp ? Math.Min(userConnections, connections) : connections),
            Verbosity = verbosity,
        };
        ServerStreams.Ready(context, notify);
        server.Run(signals);
        return ChainStep.Exit(0);
    }
}
