using System.Text.Json;
using Actors.Control.Remote;
using Actors.Platform;

namespace Actors.Control;

/// <summary>The client's end of the control protocol: over pid 1's socket, or any pair of descriptors. One request at a time; for use from one thread.</summary>
public sealed partial class ControlClient : IDisposable
{
    private readonly IControlChannel _channel;
    private byte[] _buffer = new byte[4096];
    private int _length;
    private long _lastId;

    private ControlClient(IControlChannel channel) => _channel = channel;

    /// <summary>What to wait for with poll(2), to see that <see cref="Receive"/> does not block: only right after a whole line was received.</summary>
    public int Number => _channel.Number;

    /// <summary>Connects to pid 1.</summary>
    /// <exception cref="PlatformException">Nobody listens.</exception>
    public static ControlClient Connect(string path = ControlPaths.Socket)
    {
        var errno = UnixSocket.TryConnect(path, out var connection);
        return errno == 0 ? new ControlClient(new PlainChannel(connection!)) : throw new PlatformException($"connect to {path}", errno);
    }

    /// <summary>Speaks over two pipes, which it then owns: those of an <c>ssh</c> or <c>docker exec</c> with a relay at its other end.</summary>
    /// <param name="input">Where answers come from.</param>
    /// <param name="output">Where requests go.</param>
    public static ControlClient Over(Descriptor input, Descriptor output) => new(new PipeChannel(input, output));

    /// <summary>Connects to pid 1 of another machine, which must be set up for that.</summary>
    /// <param name="address">Its address and port.</param>
    /// <param name="keyFile">The file that holds the shared key.</param>
    /// <exception cref="PlatformException">Nobody listens, or the key cannot be read, or the server hung up: it has another key.</exception>
    /// <exception cref="ControlException">The other end is no such server, or does not have the key.</exception>
    public static ControlClient ConnectRemote(InternetAddress address, string keyFile) => new(RemoteConnection.Connect(address, RemoteKeys.ReadSecret(keyFile)));

    /// <summary>What addresses for <see cref="ConnectAkka"/> look like; null: this build has no Akka.Remote.</summary>
    public static string? AkkaAddressForm => AkkaNode.AddressForm;

    /// <summary>Connects to pid 1 of another machine over Akka.Remote, which only a build on Akka.NET has.</summary>
    /// <param name="place">As in <c>akka.tcp://actors@10.0.0.5:2552</c>.</param>
    /// <param name="keyFile">The file that holds the shared key.</param>
    /// <exception cref="PlatformException">Nobody listens, or the key cannot be read, or the server hung up: it has another key.</exception>
    /// <exception cref="ControlException">The other end does not have the key, or this build no Akka.Remote.</exception>
    public static ControlClient ConnectAkka(string place, string keyFile) => new(AkkaNode.Connect(place, keyFile));

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="PlatformException">The connection broke.</exception>
    /// <exception cref="ControlException">It was refused, or failed.</exception>
    public JsonDocument Ask(ControlRequest request) => Check(Exchange(request));

    /// <summary>Sends a request. Its answer, and after some verbs events, have its id.</summary>
    /// <returns>The id.</returns>
    /// <exception cref="PlatformException">The connection broke.</exception>
    public long Send(ControlRequest request)
    {
        var id = ++_lastId;
        ReadOnlySpan<byte> line = (request with { Id = id }).ToBytes();
        while (!line.IsEmpty)
        {
            var count = _channel.Write(line);
            if (count < 0)
                throw new PlatformException("send to pid 1", -count);
            line = line[count..];
        }

        return id;
    }

    /// <summary>Waits for a line: an answer, or an event.</summary>
    /// <exception cref="PlatformException">The connection broke.</exception>
    /// <exception cref="ControlException">It was no line of the protocol: whoever answers is no pid 1.</exception>
    public JsonDocument Receive()
    {
        while (true)
        {
            var end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Parse(_buffer.AsSpan(0, end));
                _buffer.AsSpan(end + 1, _length - end - 1).CopyTo(_buffer);
                _length -= end + 1;
                return line;
            }

            if (_length == _buffer.Length)
                Array.Resize(ref _buffer, _length * 2);
            var count = _channel.Read(_buffer.AsSpan(_length));
            if (count <= 0)
                throw new PlatformException("read from pid 1", count == 0 ? Errno.EPIPE : -count);
            _length += count;
        }
    }

    /// <summary>Whether a whole line is here already, so that <see cref="Receive"/> returns at once.</summary>
    public bool HasLine => _buffer.AsSpan(0, _length).Contains((byte)'\n');

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private JsonDocument Exchange(ControlRequest request, Action<SaidLine>? hear = null)
    {
        var id = Send(request);
        while (true)
        {
            var line = Receive();
            if (SaidLine.Read(line.RootElement) is { } said)
            {
                hear?.Invoke(said);
                line.Dispose();
                continue;
            }

            if (IsAnswerTo(id, line.RootElement))
                return line;
            line.Dispose();
        }
    }

    private static bool IsAnswerTo(long id, JsonElement line)
    {
        if (!line.TryGetProperty("ok", out var ok))
            return line.TryGetProperty("event", out _) ? false : throw NoPid1();
        if (ok.ValueKind != JsonValueKind.True && !IsRefusal(line))
            throw NoPid1();
        // An answer without an id is to a request that could not be read.
        return !line.TryGetProperty("id", out var answered) || (answered.ValueKind == JsonValueKind.Number && answered.TryGetInt64(out var number) && number == id);
    }

    private static bool IsRefusal(JsonElement line) => line.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
        && JsonText.Find(error, "code") is not null && JsonText.Find(error, "message") is not null;

    /// <summary>A line as a JSON object, which it is if pid 1 has written it.</summary>
    private static JsonDocument Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var document = JsonDocument.Parse(line.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw NoPid1();
        }
        catch (JsonException)
        {
            throw NoPid1();
        }
    }

    private static ControlException NoPid1() => new(ControlErrors.NoProtocol, "unable to read from pid 1: what answers does not speak its protocol");

    private static JsonDocument Check(JsonDocument answer)
    {
        if (answer.RootElement.GetProperty("ok").GetBoolean())
            return answer;
        using (answer)
        {
            var error = answer.RootElement.GetProperty("error");
            throw new ControlException(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
        }
    }
}
