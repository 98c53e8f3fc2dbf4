using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>The standard streams of a server: the socket, and, with -1, where it says that it is ready.</summary>
internal static class ServerStreams
{
    /// <summary>Fails unless standard input is a socket.</summary>
    public static void RequireSocket(ChainContext context)
    {
        if (!Descriptors.IsOpen(0))
            throw context.Failed("fstat stdin", Errno.EBADF);
        if (Files.Status(0).Kind != FileKind.Socket)
            throw context.Fatal(ExitCode.WrongUsage, "stdin is not a socket");
    }

    /// <summary>Says that the server is ready, if it shall, and closes standard output: it is nobody else's business.</summary>
    public static void Ready(ChainContext context, bool notify)
    {
        if (notify && !Descriptors.IsOpen(1))
            throw context.Fatal(ExitCode.WrongUsage, $"called with option -1 but stdout said: {Errno.Describe(Errno.EBADF)}");
        if (notify)
            _ = StandardStreams.Output("\n");
        _ = Descriptors.Close(1);
    }
}
