namespace Actors.Processes;

/// <summary>What every actor that starts processes needs.</summary>
/// <param name="Reaper">Collects them.</param>
/// <param name="Ledger">Knows of each spawn under way.</param>
/// <param name="Poller">Waits for their descriptors.</param>
public sealed record ProcessHost(IActorRef Reaper, SpawnLedger Ledger, DescriptorPoller Poller);
