using Actors.Kernel.Dispatch;
using System.Collections.Concurrent;

namespace Actors.Kernel.Tests;

public class DispatcherTests : ContractTest
{
    private const string Pinned = "akka.actor.default-blocking-io-dispatcher";

    [Theory]
    [InlineData(Pinned)]
    [InlineData("akka.io.pinned-dispatcher")]
    public void A_pinned_actor_has_a_thread_of_its_own(string dispatcher)
    {
        var actors = Enumerable.Range(0, 5).Select(_ => Sys.ActorOf(Subject.Quiet().WithDispatcher(dispatcher))).ToList();
        var threads = actors.ConvertAll(actor => Enumerable.Range(0, 10).Select(_ => In(actor, _ => Environment.CurrentManagedThreadId)).Distinct().Single());
        Assert.Equal(5, threads.Distinct().Count());
    }

    [Fact]
    public void The_thread_of_a_pinned_actor_ends_with_it()
    {
        var actor = Sys.ActorOf(Subject.Quiet().WithDispatcher(Pinned));
        var thread = In(actor, _ => Thread.CurrentThread);
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        AwaitCondition(() => !thread.IsAlive);
    }

    [Fact]
    public void A_pinned_actor_that_blocks_holds_up_nobody()
    {
        var blocked = Enumerable.Range(0, 10).Select(_ => Sys.ActorOf(Subject.Quiet().WithDispatcher(Pinned))).ToList();
        var holds = blocked.ConvertAll(Hold);
        var free = Sys.ActorOf(Subject.Quiet());
        free.Tell("alive");
        ExpectMsg("alive");
        holds.ForEach(hold => hold.Dispose());
    }

    [Fact]
    public void The_default_dispatcher_has_no_more_threads_than_processors()
    {
        var threads = new ConcurrentDictionary<int, bool>();
        var actors = Enumerable.Range(0, 50).Select(_ => Sys.ActorOf(Subject.Quiet())).ToList();
        foreach (var actor in actors)
            actor.Tell(new Subject.Do(_ => threads[Environment.CurrentManagedThreadId] = true));
        foreach (var actor in actors)
            In(actor, _ => 0);
        Assert.InRange(threads.Count, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void A_thread_is_added_when_all_are_blocked_and_work_waits()
    {
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        Sys.EventStream.Subscribe<Warning>(TestActor);
        var blocked = Enumerable.Range(0, Environment.ProcessorCount + 2).Select(_ => Sys.ActorOf(Subject.Quiet())).ToList();
        var released = new ManualResetEventSlim();
        foreach (var actor in blocked)
            actor.Tell(new Subject.Do(_ => released.Wait(TimeSpan.FromSeconds(60))));
        // What releases them all can only run on a thread that is not there.
        Sys.ActorOf(Subject.Quiet()).Tell(new Subject.Do(_ => released.Set()));
        Assert.True(released.Wait(TimeSpan.FromSeconds(50)));
        Assert.Contains("All threads of dispatcher", FishForMessage<Warning>(_ => true).Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_of_a_pool_are_created_on_demand_and_end_when_told()
    {
        var pool = new WorkerPool("test", 3, Sys.EventStream);
        Assert.Equal(0, pool.Threads);
        using var gate = new ManualResetEventSlim();
        using var running = new CountdownEvent(3);
        for (var i = 0; i < 5; i++)
        {
            pool.Execute(new RunnableItem(new ActionRunnable(() =>
            {
                if (!running.IsSet)
                    running.Signal();
                gate.Wait(TimeSpan.FromSeconds(20));
            })));
        }
        Assert.True(running.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(3, pool.Threads);
        gate.Set();
        pool.Shutdown();
        AwaitCondition(() => pool.Threads == 0);
        using var late = new ManualResetEventSlim();
        pool.Execute(new RunnableItem(new ActionRunnable(late.Set)));
        Assert.True(late.Wait(TimeSpan.FromSeconds(20)));
        AwaitCondition(() => pool.Threads == 0);
    }

    [Fact]
    public void What_throws_on_a_pool_is_logged_and_the_thread_goes_on()
    {
        var dispatcher = Sys.Dispatchers.DefaultGlobalDispatcher;
        EventFilter.Exception<IOException>().ExpectOne(() => dispatcher.Schedule(() => throw new IOException("x")));
        using var after = new ManualResetEventSlim();
        dispatcher.Schedule(after.Set);
        Assert.True(after.Wait(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Throughput_limits_how_many_messages_an_actor_works_on_before_others()
    {
        using var kit = new TestKit.Xunit2.TestKit("one { type = ForkJoinDispatcher, throughput = 2, dedicated-thread-pool.thread-count = 1 }");
        var log = new ConcurrentQueue<string>();
        var a = kit.Sys.ActorOf(Subject.Quiet().WithDispatcher("one"));
        var b = kit.Sys.ActorOf(Subject.Quiet().WithDispatcher("one"));
        using (Hold(a))
        {
            for (var i = 0; i < 4; i++)
            {
                a.Tell(new Subject.Do(_ => log.Enqueue("a")));
                b.Tell(new Subject.Do(_ => log.Enqueue("b")));
            }
        }
        In(a, _ => 0);
        In(b, _ => 0);
        Assert.Equal("abbaabba", string.Concat(log)); // the hold was the first of a's first two
    }

    [Fact]
    public void Dispatchers_are_configured_by_their_path()
    {
        using var kit = new TestKit.Xunit2.TestKit("""
            mine { type = PinnedDispatcher, throughput = 7, throughput-deadline-time = 5ms }
            wrong { type = NoSuchDispatcher }
            """);
        var mine = kit.Sys.Dispatchers.Lookup("mine");
        Assert.Equal(7, mine.Throughput);
        Assert.Equal(TimeSpan.FromMilliseconds(5).Ticks, mine.ThroughputDeadlineTime);
        Assert.Same(mine, kit.Sys.Dispatchers.Lookup("mine"));
        Assert.True(kit.Sys.Dispatchers.HasDispatcher("mine"));
        Assert.False(kit.Sys.Dispatchers.HasDispatcher("none"));
        Assert.Throws<ConfigurationException>(() => kit.Sys.ActorOf(Subject.Quiet().WithDispatcher("none")));
        Assert.Throws<ConfigurationException>(() => kit.Sys.ActorOf(Subject.Quiet().WithDispatcher("wrong")));
        Assert.Equal(1, kit.Sys.Dispatchers.Lookup(Dispatchers.DefaultBlockingDispatcherId).Throughput);
    }

    [Fact]
    public void A_time_limit_lets_others_run_too()
    {
        using var kit = new TestKit.Xunit2.TestKit(
            "one { type = ForkJoinDispatcher, throughput = 1000000, throughput-deadline-time = 1ms, dedicated-thread-pool.thread-count = 1 }");
        var stop = false;
        var busy = kit.Sys.ActorOf(Props.Create(() => new Endless(() => Volatile.Read(ref stop))).WithDispatcher("one"));
        busy.Tell("go");
        var other = kit.Sys.ActorOf(Subject.Quiet().WithDispatcher("one"));
        other.Tell("x", kit.TestActor);
        kit.ExpectMsg("x", TimeSpan.FromSeconds(20));
        Volatile.Write(ref stop, true);
    }

    private sealed class Endless(Func<bool> stop) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (!stop())
                Self.Tell(message);
        }
    }
}
