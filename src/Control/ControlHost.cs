using Actors.Processes;

namespace Actors.Control;

/// <summary>What every connection needs.</summary>
/// <param name="Poller">Waits for its descriptor.</param>
/// <param name="Init">Answers for the tree.</param>
/// <param name="Audit">Takes <see cref="AuditProtocol"/>.</param>
public sealed record ControlHost(DescriptorPoller Poller, IActorRef Init, IActorRef Audit);
