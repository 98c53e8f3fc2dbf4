using System.Collections.Concurrent;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Control.Tests;

/// <summary>A control server with a tree that is none, at a socket of its own.</summary>
internal sealed class ControlWorld : IDisposable
{
    public ControlWorld(ActorSystem system, params string[] services)
        : this(system, system.ActorOf(Props.Create(() => new FakeTree(services)), "tree"), "control")
    {
    }

    public ControlWorld(ActorSystem system, IActorRef tree, string name = "control")
    {
        Files.CreateDirectory(Directory);
        Poller = new DescriptorPoller();
        Tree = tree;
        var report = new Reporter((_, program, text) => Log.Enqueue($"{program}: {text}"), verbosity: 2);
        Server = system.ActorOf(Props.Create(() => new ControlActor(Socket, Poller, Tree, report)), name);
        // It listens once it is there.
        Server.Ask<ActorIdentity>(new Identify(null)).Wait();
    }

    /// <summary>The lines of the container's log.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public DescriptorPoller Poller { get; }

    public IActorRef Tree { get; }

    public IActorRef Server { get; }

    public string Socket => Files.Join(Directory, "control");

    private string Directory { get; } = Files.Join(ByteString.FromText(Path.GetTempPath()), $"actors-control-{Guid.NewGuid():n}");

    public ControlClient Connect() => ControlClient.Connect(Socket);

    /// <summary>A connection without a client's manners.</summary>
    public Descriptor ConnectRaw()
    {
        var errno = UnixSocket.TryConnect(Socket, out var connection);
        return errno == 0 ? connection! : throw new PlatformException("connect", errno);
    }

    /// <summary>Everything that comes until the server hangs up.</summary>
    public static string ReadAll(Descriptor connection)
    {
        var all = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var count = Descriptors.Read(connection.Number, buffer);
            if (count <= 0)
                return System.Text.Encoding.UTF8.GetString([.. all]);
            all.AddRange(buffer.AsSpan(0, count));
        }
    }

    public void Dispose()
    {
        Poller.Dispose();
        Files.RemoveTree(Directory);
    }
}
