using Actors.Platform;
using Actors.Processes;

namespace Actors.Tests.Processes;

/// <summary>
/// A reaper and a poller for tests with real processes. Nobody here gets SIGCHLD, so a thread of its own tells the reaper to look
/// whenever a child may have ended.
/// </summary>
internal sealed class ProcessWorld : IDisposable
{
    private readonly Timer _looking;

    public ProcessWorld(ActorSystem system)
    {
        var ledger = new SpawnLedger();
        Reaper = system.ActorOf(Props.Create(() => new ReaperActor(ledger)), "reaper");
        Poller = new DescriptorPoller();
        Host = new ProcessHost(Reaper, ledger, Poller);
        Ledger = ledger;
        Directory = Files.Join(ByteString.FromText(Path.GetTempPath()), $"actors-{Guid.NewGuid():n}");
        Files.CreateDirectory(Directory);
        _looking = new Timer(_ => Look(), null, 1, 1);
    }

    /// <summary>Whether ended children are left as they are, so that nobody hears of their end.</summary>
    public volatile bool LeavesTheDead;

    public IActorRef Reaper { get; }

    public SpawnLedger Ledger { get; }

    public DescriptorPoller Poller { get; }

    public ProcessHost Host { get; }

    /// <summary>A new empty directory.</summary>
    public string Directory { get; }

    /// <summary>A request for a shell script.</summary>
    public static SpawnRequest Shell(string script) => new("/bin/sh", ["sh", "-c", script], ["PATH=/usr/bin:/bin"]);

    private void Look()
    {
        if (!LeavesTheDead)
            Reaper.Tell(ReaperProtocol.ChildrenEnded.Instance, ActorRefs.NoSender);
    }

    public void Dispose()
    {
        Boot.Descendants.Signal(Signal.Kill);
        _looking.Dispose();
        Poller.Dispose();
        Files.RemoveTree(Directory);
    }
}
