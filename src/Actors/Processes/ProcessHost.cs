using Actors.Handover;
using Actors.Pipelines;

namespace Actors.Processes;

/// <summary>What every actor that starts processes needs.</summary>
/// <param name="Reaper">Collects them.</param>
/// <param name="Ledger">Knows of each spawn under way.</param>
/// <param name="Poller">Waits for their descriptors.</param>
public sealed record ProcessHost(IActorRef Reaper, SpawnLedger Ledger, DescriptorPoller Poller)
{
    /// <summary>Where they write what a successor of this process has to know; null: nobody will ask.</summary>
    public HandoverJournal? Journal { get; init; }

    /// <summary>What they have from before, where this process has succeeded itself.</summary>
    public Inheritance? Inheritance { get; init; }

    /// <summary>Where loggers are done that need no process; null: each has one.</summary>
    public LoggerThreads? Loggers { get; init; }
}
