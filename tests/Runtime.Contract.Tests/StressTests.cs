using System.Collections.Concurrent;

namespace Actors.Runtime.Contract.Tests;

/// <summary>Races of mailboxes and scheduling, made as likely as a test can; and what must hold whoever wins.</summary>
public class StressTests : ContractTest
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    public StressTests() : base("akka.log-dead-letters = off, one { type = Dispatcher, throughput = 1 }") { }

    [Fact]
    public void Every_message_to_an_actor_that_is_being_stopped_is_either_handled_or_a_dead_letter()
    {
        for (var round = 0; round < 60; round++)
        {
            var handled = 0;
            Action count = () => handled++;
            var dead = new Counting();
            Sys.EventStream.Subscribe(dead, typeof(DeadLetter));
            var actor = Sys.ActorOf(Props.Create(() => new Handling(count)).WithDispatcher(round % 2 == 0 ? "one" : "akka.actor.default-dispatcher"));
            Watch(actor);
            Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, sender =>
            {
                for (var i = 0; i < 200; i++)
                {
                    actor.Tell(i, ActorRefs.NoSender);
                    if (sender == 0 && i == 100)
                        Sys.Stop(actor);
                }
            });
            ExpectTerminated(actor, s_long);
            Sys.EventStream.Unsubscribe(dead);
            Assert.Equal(800, handled + dead.Count);
        }
    }

    [Fact]
    public void A_ring_of_actors_loses_no_token()
    {
        const int Actors = 50;
        const int Rounds = 200;
        const int Tokens = 20;
        var done = new CountdownEvent(Tokens);
        var first = Sys.ActorOf(Props.Create(() => new Ring(done, Rounds)));
        var next = first;
        for (var i = 1; i < Actors; i++)
        {
            var member = next;
            next = Sys.ActorOf(Props.Create(() => new Ring(done, Rounds)));
            next.Tell(member);
        }
        first.Tell(next);
        for (var i = 0; i < Tokens; i++)
            first.Tell(0);
        Assert.True(done.Wait(s_long));
    }

    [Fact]
    public void Trees_that_fail_while_they_grow_and_stop_come_to_rest()
    {
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        for (var round = 0; round < 10; round++)
        {
            var random = new Random(round);
            var root = Sys.ActorOf(Props.Create(() => new Tree(0)).WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Restart)));
            Watch(root);
            for (var i = 0; i < 300; i++)
            {
                root.Tell(random.Next(10) switch
                {
                    0 => new Fail(),
                    1 => new StopOne(random.Next()),
                    2 or 3 => new Pass(random.Next(), new Fail()),
                    4 => new Pass(random.Next(), new StopOne(random.Next())),
                    _ => new Pass(random.Next(), new Grow()),
                });
            }
            root.Tell(PoisonPill.Instance);
            ExpectTerminated(root, s_long);
        }
        Assert.DoesNotContain("Tree", ((ExtendedActorSystem)Sys).PrintTree(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_races_with_stopping_and_is_answered_always()
    {
        for (var round = 0; round < 200; round++)
        {
            var subject = Sys.ActorOf(BlackHoleActor.Props);
            var probe = CreateTestProbe();
            var stopping = Task.Run(() => Sys.Stop(subject));
            await probe.WatchAsync(subject);
            await probe.ExpectTerminatedAsync(subject, s_long);
            await stopping.WaitAsync(s_long);
            Sys.Stop(probe.Ref);
        }
    }

    [Fact]
    public void Names_are_free_as_soon_as_their_end_is_known_whoever_else_uses_them()
    {
        var made = new ConcurrentDictionary<long, bool>();
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                try
                {
                    var actor = Sys.ActorOf(BlackHoleActor.Props, "contended");
                    Assert.True(made.TryAdd(actor.Path.Uid, true));
                    Assert.True(actor.GracefulStop(s_long).GetAwaiter().GetResult());
                }
                catch (InvalidActorNameException)
                {
                    Thread.Yield(); // another one has it now
                }
            }
        });
        Assert.NotEmpty(made);
        AwaitAssert(() => Sys.ActorOf(BlackHoleActor.Props, "contended"));
    }

    [Fact]
    public async Task Systems_come_and_go()
    {
        for (var round = 0; round < 50; round++)
        {
            var system = ActorSystem.Create("short", "akka.loggers = []");
            var actors = Enumerable.Range(0, 20).Select(_ => system.ActorOf(SimpleEchoActor.Props())).ToList();
            if (round % 2 == 0)
                Assert.Equal(5, await actors[7].Ask<int>(5, s_long));
            await system.Terminate().WaitAsync(s_long);
        }
    }

    private sealed class Counting : TestReference
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "test")) / "counting";

        protected override void TellInternal(object message, IActorRef? sender)
        {
            if (message is DeadLetter { Message: int })
                Interlocked.Increment(ref _count);
        }
    }

    private sealed class Handling(Action handle) : UntypedActor
    {
        protected override void OnReceive(object message) => handle();
    }

    private sealed class Ring : ReceiveActor
    {
        public Ring(CountdownEvent done, int rounds)
        {
            IActorRef? next = null;
            Receive<IActorRef>(member => next = member);
            Receive<int>(hops =>
            {
                if (hops == rounds * 50)
                    done.Signal();
                else
                    next!.Tell(hops + 1);
            });
        }
    }

    private sealed record Fail;

    private sealed record Grow;

    private sealed record StopOne(int Which);

    private sealed record Pass(int Which, object Message);

    private sealed class Tree : ReceiveActor
    {
        private readonly int _depth;

        public Tree(int depth)
        {
            _depth = depth;
            Receive<Fail>(_ => throw new InvalidOperationException("as told"));
            Receive<Grow>(_ => Add());
            Receive<StopOne>(stop => Choose(stop.Which, child => Context.Stop(child)));
            Receive<Pass>(pass => Choose(pass.Which, child => child.Tell(pass.Which % 3 == 0 ? pass.Message : pass)));
            if (depth < 3)
                Add();
        }

        protected override SupervisorStrategy SupervisorStrategy() => new AllForOneStrategy(
            cause => Random.Shared.Next(4) switch
            {
                0 => Directive.Escalate,
                1 => Directive.Resume,
                2 => Directive.Stop,
                _ => Directive.Restart,
            });

        private void Add()
        {
            var depth = _depth + 1;
            if (depth < 6)
                Context.ActorOf(Props.Create(() => new Tree(depth)));
        }

        private void Choose(int which, Action<IActorRef> action)
        {
            var children = Context.GetChildren().ToList();
            if (children.Count > 0)
                action(children[which % children.Count]);
            else
                Add();
        }
    }
}
