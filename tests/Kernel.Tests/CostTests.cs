using Actors.Kernel.TestKit.TestActors;

namespace Actors.Kernel.Tests;

/// <summary>What the runtime may cost: bytes, not times.</summary>
[Collection(AloneCollection.Name)]
public class CostTests : ContractTest
{
    [Fact]
    public void A_tell_of_a_message_that_is_there_allocates_nothing()
    {
        const int Count = 50_000;
        var message = new object();
        using var done = new AutoResetEvent(false);
        var receiver = Sys.ActorOf(Props.Create(() => new Receiving(done, Count)));
        for (var round = 0; round < 3; round++)
            Round();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Round();
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        // Less than a byte a tell; a larger queue than in any round before may have been needed once, so there are a few tries.
        Assert.True(allocated < Count || Repeat(), $"{allocated} bytes");

        bool Repeat() => Enumerable.Range(0, 20).Any(_ =>
        {
            var start = GC.GetTotalAllocatedBytes(precise: true);
            Round();
            return GC.GetTotalAllocatedBytes(precise: true) - start < Count;
        });

        void Round()
        {
            for (var i = 0; i < Count; i++)
                receiver.Tell(message, ActorRefs.NoSender);
            Assert.True(done.WaitOne(TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public void The_end_of_a_child_costs_the_same_however_many_siblings_there_are()
    {
        const int Count = 4000;
        var parent = Sys.ActorOf(Subject.Quiet());
        var children = In(parent, context => Enumerable.Range(0, Count).Select(_ => context.ActorOf(BlackHoleActor.Props)).ToList());
        var before = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var child in children)
            Sys.Stop(child);
        AwaitCondition(() => In(parent, context => ((ActorCell)context).ChildRefs().Length) == 0, null, TimeSpan.FromMilliseconds(100));
        // A copy of the siblings at every end would be 16,000 bytes on average.
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / Count, 0, 8000);
    }

    [Fact]
    public void An_idle_actor_is_small()
    {
        const int Count = 2000;
        var props = Props.Create(static () => new BlackHoleActor());
        var before = Measure();
        var actors = new IActorRef[Count];
        for (var i = 0; i < Count; i++)
        {
            actors[i] = Sys.ActorOf(props);
            actors[i].Tell("warm");
        }
        AwaitCondition(() => actors.All(actor => ((LocalActorRef)actor).Cell.Mailbox.NumberOfMessages == 0));
        var bytes = (Measure() - before) / Count;
        GC.KeepAlive(actors);
        Assert.InRange(bytes, 0, 1000);

        static long Measure()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    private sealed class Receiving(AutoResetEvent done, int count) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received % count == 0)
                done.Set();
        }
    }
}
