using System.Collections.Concurrent;
using Actors.Kernel.Configuration;

namespace Actors.Kernel.Dispatch;

/// <summary>Makes mailboxes from what is configured; every mailbox can take messages back in front, so all fit a stash.</summary>
public class Mailboxes
{
    /// <summary>The path of the mailbox of those actors that ask for no other.</summary>
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    private const string Bounded = "akka.actor.mailbox.bounded-queue-based";
    private const string BoundedDeque = "akka.actor.mailbox.bounded-deque-based";
    private const string Unbounded = "akka.actor.mailbox.unbounded-queue-based";
    private const string UnboundedDeque = "akka.actor.mailbox.unbounded-deque-based";

    private readonly ActorSystemImpl _system;
    private readonly ConcurrentDictionary<string, MailboxSpec> _specs = new(StringComparer.Ordinal);

    internal Mailboxes(ActorSystemImpl system) => _system = system;

    internal Mailbox Create(ActorCell cell, Props props)
    {
        var spec = Lookup(IdFor(props));
        return new Mailbox(cell, spec.Capacity > 0 ? new BoundedGate(spec.Capacity, spec.PushTimeout) : null);
    }

    internal int StashCapacity(Props props) => Lookup(IdFor(props)).StashCapacity;

    private static string IdFor(Props props) => props.Mailbox.Length == 0 ? DefaultMailboxId : props.Mailbox;

    private MailboxSpec Lookup(string id) => _specs.GetOrAdd(id, static (key, self) => self.Read(key), this);

    private MailboxSpec Read(string id)
    {
        var config = _system.Settings.Config;
        var builtIn = id == DefaultMailboxId || id is Bounded or BoundedDeque or Unbounded or UnboundedDeque;
        if (config.IsEmpty && builtIn)
            return new MailboxSpec(id is Bounded or BoundedDeque ? 1000 : 0, TimeSpan.FromSeconds(10), Deploy.NoStashSize);
        if (!builtIn && !config.HasPath(id))
            throw new ConfigurationException($"Mailbox Type [{id}] not configured");
        var type = KnownTypes.SimpleName(config.GetString(id + ".mailbox-type") ?? (id is Bounded or BoundedDeque ? "BoundedMailbox" : "UnboundedMailbox"));
        var bounded = type switch
        {
            "UnboundedMailbox" or "UnboundedDequeBasedMailbox" => false,
            "BoundedMailbox" or "BoundedDequeBasedMailbox" => true,
            _ => throw new ConfigurationException($"Cannot find mailbox type [{type}] configured in [{id}]"),
        };
        // What a mailbox leaves open comes from the default mailbox, as in Akka's reference configuration.
        var capacity = config.GetInt(id + ".mailbox-capacity", config.GetInt(DefaultMailboxId + ".mailbox-capacity", 1000));
        if (bounded && capacity <= 0)
            throw new ConfigurationException($"The capacity for BoundedMailbox [{id}] can not be {capacity}");
        return new MailboxSpec(
            bounded ? capacity : 0,
            config.GetTimeSpan(id + ".mailbox-push-timeout-time",
                config.GetTimeSpan(DefaultMailboxId + ".mailbox-push-timeout-time", TimeSpan.FromSeconds(10))),
            config.GetInt(id + ".stash-capacity", config.GetInt(DefaultMailboxId + ".stash-capacity", Deploy.NoStashSize)));
    }

    private readonly record struct MailboxSpec(int Capacity, TimeSpan PushTimeout, int StashCapacity);
}
