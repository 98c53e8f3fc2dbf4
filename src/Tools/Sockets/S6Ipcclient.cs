using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-ipcclient</c>: goes on with a connection to a unix-domain socket: reads it as descriptor 6, writes it as 7.</summary>
internal static class S6Ipcclient
{
    private const string Usage = "s6-ipcclient [ -q | -Q | -v ] [ -p bindpath ] [ -l localname ] path prog...";
    private const int Reading = 6, Writing = 7;

    public static ChainStep Run(ChainContext context)
    {
        string? bindPath = null, localName = null;
        var verbosity = 1;
        var options = new ShortOptions(context.Arguments, "qQvp:l:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'q': verbosity = Math.Max(verbosity - 1, 0); break;
                case 'Q': verbosity = 1; break;
                case 'v': verbosity++; break;
                case 'p': bindPath = options.Value; break;
                case 'l': localName = options.Value; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var path, _, ..] operands)
            throw context.Usage(Usage);
        Connect(context, path, bindPath, localName, verbosity);
        return ChainStep.Continue(operands[1..]);
    }

    /// <summary>Connects, and lays the connection where the program of a client expects it.</summary>
    public static void Connect(ChainContext context, string path, string? bindPath, string? localName, int verbosity)
    {
        using var socket = UnixSocket.Create(datagrams: false, nonBlocking: false);
        if (bindPath is not null && UnixSocket.TryBind(socket.Number, bindPath) is var bindError && bindError != 0)
            throw context.Failed($"bind socket to {bindPath}", bindError);
        var errno = UnixSocket.TryConnect(socket.Number, path);
        if (errno != 0)
            throw context.Failed($"connect to {path}", errno);
        if (verbosity >= 2)
            context.Inform($"{context.Program}: connected to {path}");
        context.Environment["PROTO"] = "IPC";
        context.Environment["IPCLOCALPATH"] = localName ?? (UnixSocket.TryGetPath(socket.Number, out var own) == 0 ? own : null);
        Descriptors.Move(socket.Number, Reading);
        Descriptors.Move(Reading, Writing);
        if (socket.Number is Reading or Writing)
            socket.Release(); // It is where it shall be.
    }
}
