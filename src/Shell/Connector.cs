using Actors.Control;
using Actors.Platform;

namespace Actors.Shell;

/// <summary>Connects to pid 1, in the way that the command line asks for.</summary>
internal sealed class Connector
{
    /// <summary>The control socket; a byte string.</summary>
    internal string Socket { get; set; } = ControlPaths.Socket;

    /// <summary>Connects.</summary>
    /// <exception cref="PlatformException">Nobody listens there.</exception>
    internal ControlClient Connect() => ControlClient.Connect(Socket);

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
}
