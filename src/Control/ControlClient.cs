using System.Text.Json;
using Actors.Platform;

namespace Actors.Control;

/// <summary>The client's end of the control socket.</summary>
public sealed class ControlClient : IDisposable
{
    private readonly Descriptor _connection;

    private ControlClient(Descriptor connection) => _connection = connection;

    /// <summary>Connects to pid 1.</summary>
    /// <exception cref="PlatformException">Nobody listens.</exception>
    public static ControlClient Connect(string path = ControlPaths.Socket)
    {
        var errno = UnixSocket.TryConnect(path, out var connection);
        return errno == 0 ? new ControlClient(connection!) : throw new PlatformException($"connect to {path}", errno);
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="PlatformException">The connection broke.</exception>
    /// <exception cref="ControlException">Pid 1 refused.</exception>
    public JsonDocument Ask(ControlRequest request)
    {
        var errno = Descriptors.WriteAll(_connection.Number, request.ToBytes());
        if (errno != 0)
            throw new PlatformException("send to pid 1", errno);
        var answer = JsonDocument.Parse(ReadLine());
        if (!answer.RootElement.TryGetProperty("error", out var error))
            return answer;
        using (answer)
            throw new ControlException(error.GetString() ?? "refused");
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private ReadOnlyMemory<byte> ReadLine()
    {
        var line = new byte[4096];
        var length = 0;
        while (true)
        {
            var count = Descriptors.Read(_connection.Number, line.AsSpan(length));
            if (count <= 0)
                throw new PlatformException("read from pid 1", count == 0 ? Errno.EPIPE : -count);
            length += count;
            if (line[length - 1] == '\n')
                return line.AsMemory(0, length - 1);
            if (length == line.Length)
                Array.Resize(ref line, length * 2);
        }
    }
}

/// <summary>Pid 1 refused a request, and says why.</summary>
public sealed class ControlException(string message) : Exception(message);
