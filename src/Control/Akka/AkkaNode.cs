using System.Globalization;
using Actors.Platform;

namespace Actors.Control.Remote;

/// <summary>
/// The control protocol over Akka.Remote: its bytes, sealed with the shared key as over TCP, are what two actors tell each other. The system that listens is not that of the tree, so no actor of
/// the tree has an address on the network; it takes bytes and short texts, and selections of <see cref="DiagnosticActor"/> only.
/// </summary>
internal static class AkkaNode
{
    /// <summary>The name of the system that listens.</summary>
    internal const string SystemName = "actors";

    /// <summary>What its addresses look like; null: this build knows none.</summary>
    internal static string? AddressForm => $"akka.tcp://{SystemName}@HOST:PORT";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Connects to where another machine's pid 1 listens.</summary>
    /// <param name="place">As in <c>akka.tcp://actors@10.0.0.5:2552</c>: an address, no name.</param>
    /// <param name="keyFile">The file that holds the shared key.</param>
    /// <exception cref="PlatformException">Nobody listens, or the key cannot be read, or the server hung up: it has another key.</exception>
    /// <exception cref="ControlException">The server does not have the key, or has too many connections.</exception>
    internal static IControlChannel Connect(string place, string keyFile)
    {
        var secret = RemoteKeys.ReadSecret(keyFile);
        if (!ActorPath.TryParse($"{place.TrimEnd('/')}/user/{DiagnosticActor.Name}", out var path) || path.Address is not { Host: { } host, Port: { } port, Protocol: "akka.tcp" }
            || !InternetAddress.TryParse(host.Trim('[', ']'), (ushort)port, out _))
        {
            throw new PlatformException($"connect to {place} (as in akka.tcp://{SystemName}@10.0.0.5:2552)", Errno.EINVAL);
        }

        var channel = new AkkaChannel(path, place);
        try
        {
            channel.Open(s_patience, secret);
            return channel;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    /// <summary>What listens, for the tree.</summary>
    internal static Props? Listener(string place, byte[] secret, ControlLevel level, ControlHost host, Reporter report) =>
        Props.Create(() => new AkkaListenerActor(place, secret, level, host, report));

    /// <summary>A system that others can reach.</summary>
    /// <param name="name">Its name, part of its address.</param>
    /// <param name="host">The address.</param>
    /// <param name="port">The port; 0: any.</param>
    internal static ActorSystem Start(string name, string host, int port)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"akka.remote.dot-netty.tcp {{ hostname = \"{host}\", port = {port} }}\n");
        return ActorSystem.Create(name, ConfigurationFactory.ParseString(address + Settings));
    }

    /// <summary>
    /// Nothing is said but by us. Only bytes and the few texts of <see cref="LinkActor"/> are told, so no serializer that makes objects of any type is needed, and none is there. Selections reach
    /// one actor, and what could harm one is dropped.
    /// </summary>
    private const string Settings = $$"""
        akka {
          stdout-loglevel = OFF
          loglevel = OFF
          loggers = []
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          actor {
            provider = remote
            serializers.json = none
          }
          remote {
            untrusted-mode = on
            trusted-selection-paths = ["/user/{{DiagnosticActor.Name}}"]
            log-remote-lifecycle-events = off
            flush-wait-on-shutdown = 200ms
            retry-gate-closed-for = 1s
            dot-netty.tcp {
              connection-timeout = 5s
              maximum-frame-size = 128000b
              server-socket-worker-pool { pool-size-min = 1, pool-size-max = 1 }
              client-socket-worker-pool { pool-size-min = 1, pool-size-max = 1 }
            }
          }
        }
        """;
}
