using Xunit.Sdk;

namespace Actors.Runtime.Contract.Tests;

public class TestKitAsyncTests : TestKit
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(30);

    [Fact]
    public async Task Messages_are_expected_without_blocking()
    {
        var expectation = ExpectMsgAsync<string>();
        Assert.False(expectation.IsCompleted);
        TestActor.Tell("one");
        Assert.Equal("one", await expectation);
        TestActor.Tell(2);
        Assert.Equal(2, await ExpectMsgAsync(2));
        TestActor.Tell(3);
        Assert.Equal(3, await ExpectMsgAsync<int>(i => i == 3));
        TestActor.Tell(4);
        await ExpectMsgAsync<int>((i, sender) => Assert.Equal((4, TestActor), (i, sender)));
        TestActor.Tell(5);
        await ExpectMsgFromAsync<int>(TestActor);
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync<int>(s_short));
        await ExpectNoMsgAsync(s_short);
        TestActor.Tell(6);
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectNoMsgAsync(s_short));
    }

    [Fact]
    public async Task Many_are_received_without_blocking()
    {
        foreach (var i in Enumerable.Range(1, 6))
            TestActor.Tell(i);
        Assert.Equal([1, 2], await List(ReceiveNAsync(2)));
        Assert.Equal([3, 4], (await List(ExpectMsgAllOfAsync([4, 3]))).Order());
        Assert.Equal(5, await ExpectMsgAnyOfAsync([5, 7]));
        Assert.Equal((true, 6), await Next());
        TestActor.Tell("a");
        TestActor.Tell("b");
        TestActor.Tell("stop");
        Assert.Equal(["a", "b"], await List(ReceiveWhileAsync<string>(text => text != "stop", s_short)));
        Assert.Equal("stop", await PeekOneAsync(s_short));
        Assert.Equal("stop", await ReceiveOneAsync(s_short));
        Assert.Null(await ReceiveOneAsync(s_short));

        async Task<(bool, object?)> Next()
        {
            var (success, envelope) = await TryReceiveOneAsync(s_short);
            return (success, envelope.Message);
        }
    }

    [Fact]
    public async Task Fishing_and_silence()
    {
        TestActor.Tell(1);
        TestActor.Tell("two");
        Assert.Equal("two", await FishForMessageAsync<string>(_ => true));
        TestActor.Tell(3);
        await FishUntilMessageAsync<string>(s_short);
        TestActor.Tell("unwanted");
        await Assert.ThrowsAnyAsync<XunitException>(() => FishUntilMessageAsync<string>(s_short));
        TestActor.Tell(4);
        TestActor.Tell(5);
        Assert.Equal(Runtime.IsAkka ? 3 : 2, (await WaitForRadioSilenceAsync(s_short)).Count);
    }

    [Fact]
    public async Task Conditions_are_awaited()
    {
        var tries = 0;
        await AwaitConditionAsync(() => ++tries > 2);
        await AwaitAssertAsync(() => Assert.True(++tries > 5));
        Assert.False(await AwaitConditionNoThrowAsync(() => false, s_short));
        await Assert.ThrowsAnyAsync<XunitException>(() => AwaitConditionAsync(() => false, s_short, "never"));
        await Assert.ThrowsAnyAsync<XunitException>(() => AwaitAssertAsync(() => Assert.Fail("never"), s_short));
    }

    [Fact]
    public async Task A_block_has_its_time_without_blocking()
    {
        Assert.Equal(5, await WithinAsync(TimeSpan.FromMinutes(1), async () =>
        {
            await Task.Yield();
            Assert.True(Remaining > TimeSpan.FromSeconds(50));
            return 5;
        }));
        await Assert.ThrowsAnyAsync<Exception>(() => WithinAsync(s_short, async () => await ExpectMsgAsync<string>()));
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public async Task Ends_are_awaited()
    {
        var actor = ActorOf(BlackHoleActor.Props);
        await WatchAsync(actor);
        Sys.Stop(actor);
        await ExpectTerminatedAsync(actor);
        var child = await ChildActorOfAsync(BlackHoleActor.Props, "child");
        Assert.Equal("child", child.Path.Name);
    }

    [Fact]
    public async Task An_event_filter_awaits_what_it_runs()
    {
        await EventFilter.Info("done").ExpectOneAsync(async () =>
        {
            await Task.Yield();
            Log.Info("done");
        });
        Assert.Equal(3, await EventFilter.Warning().MuteAsync(() => Task.FromResult(3)));
    }

    [Fact]
    public void Actors_of_the_kit_do_what_their_names_say()
    {
        var echo = ActorOf(EchoActor.Props(this, echoBackToSenderAsWell: true));
        var probe = CreateTestProbe();
        probe.Send(echo, "x");
        ExpectMsg("x");
        probe.ExpectMsg("x");
        var forwarding = ActorOf(ForwardActor.Props(probe));
        forwarding.Tell("y");
        probe.ExpectMsg("y");
        Assert.Equal(TestActor, probe.Sender);
        probe.Forward(echo);
        ExpectMsg("y");
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        ActorOf(() => new UnhandledMessageActor()).Tell("z");
        ExpectMsg<UnhandledMessage>();
        var barrier = CreateTestBarrier(2);
        var other = Task.Run(barrier.Await);
        barrier.Await();
        AwaitCondition(() => other.IsCompleted);
        ExpectMsgAllOfMatching();

        void ExpectMsgAllOfMatching()
        {
            TestActor.Tell("text");
            TestActor.Tell(1);
            ExpectMsgAllOfMatchingPredicates(PredicateInfo.Create<int>(i => i == 1), PredicateInfo.Create<string>(text => text == "text"));
        }
    }

    private static async Task<List<T>> List<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source)
            list.Add(item);
        return list;
    }
}
