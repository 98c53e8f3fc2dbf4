using Actors.Platform;

namespace Actors.Control;

/// <summary>Hands bytes on between two descriptors and pid 1's socket: the far end of an <c>ssh</c> or <c>docker exec</c> whose near end is <see cref="ControlClient.Over"/>.</summary>
public static class ControlRelay
{
    /// <summary>Until either side ends. It needs two threads, since both ways go on at once.</summary>
    /// <param name="input">Where requests come from; mostly 0.</param>
    /// <param name="output">Where answers go; mostly 1.</param>
    /// <param name="path">The socket.</param>
    /// <exception cref="PlatformException">Nobody listens.</exception>
    public static void Run(int input, int output, string path = ControlPaths.Socket)
    {
        var errno = UnixSocket.TryConnect(path, out var connection);
        if (errno != 0)
            throw new PlatformException($"connect to {path}", errno);
        using (connection)
        {
            var socket = connection!.Number;
            // When there are no more requests the answers may still be on their way; it is the server that ends the connection then.
            new Thread(() =>
            {
                Copy(input, socket);
                UnixSocket.Shutdown(socket, writing: true);
            }, 128 * 1024) { IsBackground = true, Name = "requests" }.Start();
            Copy(socket, output);
        }
    }

    private static void Copy(int from, int to)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var count = Descriptors.Read(from, buffer);
            if (count <= 0 || Descriptors.WriteAll(to, buffer.AsSpan(0, count).ToArray()) != 0)
                return;
        }
    }
}
