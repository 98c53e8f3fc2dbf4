using System.CommandLine;
using Actors.Control;
using Actors.Control.Remote;
using Actors.Platform;
using Actors.Shell.Terminal;

namespace Actors.Shell;

/// <summary>Connects to pid 1, in the way that the command line asks for: its socket, an address with a shared key, or a command that carries the protocol over stdin and stdout.</summary>
internal sealed class Connector
{
    private const string DefaultKey = "/etc/actors/control.key";

    private readonly Option<string> _socket = new("--socket") { Description = "pid 1's control socket; default: " + ControlPaths.Socket, Recursive = true, HelpName = "PATH" };
    private readonly Option<string> _stdio = new("--stdio")
    {
        Description = "a command whose stdin and stdout lead there, such as 'docker exec -i web actors relay'", Recursive = true, HelpName = "COMMAND",
    };

    private readonly Option<string> _remote = new("--remote")
    {
        Description = "where another machine's pid 1 listens: the address and port that its policy names (actors.control.remote.listen)"
            + (ControlClient.AkkaAddressForm is { } form ? $", or over Akka.Remote (akka-listen) {form}" : "; over Akka.Remote only with a build on Akka.NET"),
        Recursive = true,
        HelpName = "HOST:PORT",
    };

    private readonly Option<string> _key = new("--key") { Description = "the file with the key of --remote; default: " + DefaultKey, Recursive = true, HelpName = "FILE" };

    private string? _command;
    private string? _place;
    private string _keyFile = DefaultKey;

    /// <summary>Its options, for the root command.</summary>
    internal IEnumerable<Option> Options => [_socket, _stdio, _remote, _key];

    /// <summary>The control socket; a byte string.</summary>
    internal string Socket { get; private set; } = ControlPaths.Socket;

    /// <summary>Whether pid 1 is that of this machine or container, so that files of this one are those of that one.</summary>
    internal bool IsLocal => _command is null && _place is null;

    /// <summary>The words that make another command line reach the same pid 1.</summary>
    internal IReadOnlyList<string> Words => [.. Socket == ControlPaths.Socket ? [] : (string[])["--socket", Socket], .. _command is null ? [] : (string[])["--stdio", _command],
        .. _place is null ? [] : (string[])["--remote", _place, "--key", _keyFile]];

    /// <summary>Takes what the command line says.</summary>
    internal void Configure(ParseResult result)
    {
        Socket = result.GetValue(_socket) ?? ControlPaths.Socket;
        _command = result.GetValue(_stdio);
        _place = result.GetValue(_remote);
        _keyFile = result.GetValue(_key) ?? DefaultKey;
    }

    /// <summary>Connects.</summary>
    /// <exception cref="PlatformException">Nobody listens there.</exception>
    internal ControlClient Connect() =>
        _command is { } command ? ConnectOver(command) : _place is { } place ? ConnectRemote(place) : ControlClient.Connect(Socket);

    /// <summary>Connects; null where nobody listens.</summary>
    internal ControlClient? TryConnect()
    {
        try
        {
            return Connect();
        }
        catch (PlatformException)
        {
            return null;
        }
    }

    private ControlClient ConnectRemote(string place) =>
        place.StartsWith("akka.", StringComparison.Ordinal)
            ? ControlClient.ConnectAkka(place, _keyFile)
            : RemoteAddress.TryParse(place, out var address)
            ? ControlClient.ConnectRemote(address, _keyFile)
            : throw new PlatformException($"connect to {place} (an address and a port: 10.0.0.5:4646, [fd00::5]:4646)", Errno.EINVAL);

    private static ControlClient ConnectOver(string command)
    {
        if (!ShellWords.TrySplit(command, out var words, out _) || words.Count == 0)
            throw new PlatformException($"run {command}", Errno.EINVAL);
        var (childInput, output) = Descriptors.Pipe();
        var (input, childOutput) = Descriptors.Pipe();
        using (childInput)
        using (childOutput)
        {
            var environment = EnvironmentBlock.OfThisProcess();
            var errno = Executables.Find(words[0], environment["PATH"], out var program);
            if (errno == 0)
                errno = Spawner.Spawn(new SpawnRequest(program, words, environment.ToArray()) { Descriptors = [(0, childInput.Number), (1, childOutput.Number)] }, out _);
            if (errno != 0)
                throw new PlatformException($"exec {words[0]}", errno);
        }

        return ControlClient.Over(input, output);
    }
}
