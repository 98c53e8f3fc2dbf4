#if AKKA
using System.Runtime.CompilerServices;
#endif

namespace Actors.Control;

/// <summary>
/// Looks at the live actors from outside, without a message to any of them: one that is stuck is seen, too. The only place that looks behind references; so it is the one that differs between runtimes.
/// </summary>
internal static class ActorTree
{
    /// <summary>Everything below <c>/user</c>, parents before their children.</summary>
    internal static IReadOnlyList<TreeActor> Read(ActorSystem system)
    {
        var all = new List<TreeActor>();
        Add(all, ((ExtendedActorSystem)system).Guardian);
        return all;
    }

#if AKKA
    private static void Add(List<TreeActor> all, IActorRef actor, int restarts = 0)
    {
        if (actor is not ActorRefWithCell { Underlying: { } cell } viewed)
            return;
        IActorRef[] children = [.. viewed.Children];
        var instance = cell is ActorCell started ? InstanceOf(started) : null;
        all.Add(new TreeActor(actor.Path.ToStringWithoutAddress(), instance?.GetType().Name ?? cell.Props.Type.Name)
        {
            Messages = cell.NumberOfMessages,
            Children = children.Length,
            Restarts = restarts,
            Strategy = children.Length > 0 && instance is not null ? StrategyOf(instance).GetType().Name : null,
        });
        foreach (var child in children)
            Add(all, child, cell.TryGetChildStatsByName(child.Path.Name, out var stats) && stats is Akka.Actor.Internal.ChildRestartStats counted ? (int)counted.MaxNrOfRetriesCount : 0);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Actor")]
    private static extern ActorBase? InstanceOf(ActorCell cell);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_SupervisorStrategyInternal")]
    private static extern SupervisorStrategy StrategyOf(ActorBase actor);
#else
    private static void Add(List<TreeActor> all, IActorRef actor)
    {
        if (actor is not LocalActorRef { Cell: { } cell })
            return;
        IActorRef[] children = [.. cell.GetChildren()];
        all.Add(new TreeActor(actor.Path.ToStringWithoutAddress(), cell.Actor?.GetType().Name ?? cell.Props.Type.Name)
        {
            Messages = cell.Mailbox.NumberOfMessages,
            Children = children.Length,
            Restarts = cell.Restarts,
            Strategy = children.Length > 0 ? cell.Actor?.SupervisorStrategyInternal.GetType().Name : null,
        });
        foreach (var child in children)
            Add(all, child);
    }
#endif
}
