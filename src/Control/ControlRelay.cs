using Actors.Platform;

namespace Actors.Control;

/// <summary>Hands bytes on between two descriptors and pid 1's socket: the far end of an <c>ssh</c> or <c>docker exec</c> whose near end is <see cref="ControlClient.Over"/>.</summary>
public static class ControlRelay
{
    /// <summary>Until pid 1's side ends, which it does after the last answer when there are no more requests, or until nobody takes the answers. It needs two threads, since both ways go on at once.</summary>
    /// <param name="input">Where requests come from; mostly 0.</param>
    /// <param name="output">Where answers go; mostly 1.</param>
    /// <param name="path">The socket.</param>
    /// <exception cref="PlatformException">Nobody listens, or the connection broke.</exception>
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
                _ = Descriptors.Copy(input, socket); // where pid 1 takes no more, it may still have said why
                UnixSocket.Shutdown(socket, writing: true);
            }, 128 * 1024) { IsBackground = true, Name = "requests" }.Start();
            if (Descriptors.Copy(socket, output) is not (0 or Errno.EPIPE) and var broken)
                throw new PlatformException("hand on what pid 1 says", broken);
        }
    }
}
