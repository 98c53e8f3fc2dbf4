using Xunit.Sdk;

namespace Actors.Runtime.Contract.Tests;

public class TestKitTests : TestKit
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(30);

    [Fact]
    public void The_test_actor_is_the_implicit_sender()
    {
        var echo = ActorOf(SimpleEchoActor.Props());
        echo.Tell("hello");
        ExpectMsg("hello");
        Assert.Equal(echo, LastSender);
    }

    [Fact]
    public async Task The_test_actor_stays_the_sender_after_an_await()
    {
        var echo = ActorOf(SimpleEchoActor.Props());
        await Task.Yield();
        await Task.Delay(1);
        echo.Tell("hello");
        Assert.Equal("hello", await ExpectMsgAsync<string>());
    }

    [Fact]
    public void An_expectation_fails_at_another_message()
    {
        TestActor.Tell("one");
        Assert.Contains("Expected a message of type System.Int32", Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>()).Message, StringComparison.Ordinal);
        TestActor.Tell("one");
        Assert.ThrowsAny<XunitException>(() => ExpectMsg("two"));
        TestActor.Tell("one");
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(text => text == "two"));
        Assert.Contains("Timeout", Assert.ThrowsAny<XunitException>(() => ExpectMsg("x", s_short)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExpectNoMsg_fails_at_a_message()
    {
        ExpectNoMsg(s_short);
        TestActor.Tell("one");
        Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(s_short));
    }

    [Fact]
    public void Messages_can_be_expected_in_any_order()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);
        TestActor.Tell(3);
        ExpectMsgAllOf(3, 1, 2);
        TestActor.Tell(1);
        TestActor.Tell(4);
        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf(1, 2));
        TestActor.Tell(2);
        Assert.Equal(2, ExpectMsgAnyOf([1, 2]));
    }

    [Fact]
    public void Fishing_drops_what_comes_before()
    {
        TestActor.Tell(1);
        TestActor.Tell("two");
        TestActor.Tell(3);
        TestActor.Tell(4);
        Assert.Equal(3, FishForMessage<int>(i => i > 2));
        ExpectMsg(4);
    }

    [Fact]
    public void ReceiveWhile_leaves_the_first_that_does_not_fit()
    {
        TestActor.Tell("a");
        TestActor.Tell("b");
        TestActor.Tell("stop");
        Assert.Equal(["a", "b"], ReceiveWhile<string>(text => text != "stop", s_short));
        ExpectMsg("stop");
    }

    [Fact]
    public void ReceiveN_wants_them_all()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);
        Assert.Equal([1, 2], ReceiveN(2).Cast<int>());
        TestActor.Tell(1);
        Assert.ThrowsAny<XunitException>(() => ReceiveN(2, s_short));
    }

    [Fact]
    public void Ignored_messages_do_not_come()
    {
        IgnoreMessages<int>(i => i % 2 == 0);
        for (var i = 1; i <= 4; i++)
            TestActor.Tell(i);
        ExpectMsg(1);
        ExpectMsg(3);
        IgnoreNoMessages();
        TestActor.Tell(2);
        ExpectMsg(2);
    }

    [Fact]
    public void Expectations_inside_of_Within_share_its_time()
    {
        Within(TimeSpan.FromMinutes(1), () =>
        {
            Assert.True(Remaining > TimeSpan.FromSeconds(50));
            Assert.True(RemainingOrDefault > TimeSpan.FromSeconds(50));
        });
        Assert.Throws<InvalidOperationException>(() => Remaining);
        Assert.ThrowsAny<XunitException>(() => Within(s_short, () => ExpectMsg("never")));
        Assert.ThrowsAny<XunitException>(() => Within(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), () => { }));
    }

    [Fact]
    public void AwaitAssert_gives_the_last_failure()
    {
        var tries = 0;
        AwaitAssert(() => Assert.True(++tries > 2));
        Assert.Equal(3, tries);
        Assert.ThrowsAny<XunitException>(() => AwaitAssert(() => Assert.Fail("still"), s_short));
        AwaitCondition(() => true);
        Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, s_short));
    }

    [Fact]
    public void A_probe_talks_for_itself()
    {
        var probe = CreateTestProbe("probe");
        var echo = ActorOf(SimpleEchoActor.Props());
        probe.Send(echo, "hello");
        probe.ExpectMsg("hello");
        probe.Reply("again");
        probe.ExpectMsg("again");
        ExpectNoMsg(TimeSpan.Zero);
        Assert.Equal(probe.Ref, probe);
    }

    [Fact]
    public void A_probe_can_be_watched_by_itself_as_a_reference()
    {
        var probe = CreateTestProbe();
        Watch(probe);
        Sys.Stop(probe.Ref);
        ExpectTerminated(probe);
    }

    [Fact]
    public void An_auto_pilot_answers_until_it_is_told_to_stop()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell("re: " + message);
            return message is "last" ? AutoPilot.NoAutoPilot : AutoPilot.KeepRunning;
        }));
        probe.Ref.Tell("first");
        probe.Ref.Tell("last");
        probe.Ref.Tell("unanswered");
        ExpectMsg("re: first");
        ExpectMsg("re: last");
        probe.ExpectMsgAllOf("first", "last", "unanswered");
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void An_event_filter_counts()
    {
        EventFilter.Warning(contains: "smoke").ExpectOne(() => Log.Warning("there is {0}", "smoke"));
        EventFilter.Exception<IOException>("disk").And.Info("note").Expect(2, () =>
        {
            Log.Error(new IOException("disk"), "writing failed");
            Log.Info("note");
        });
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("note").ExpectOne(s_short, () => { }));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Info("note").Expect(1, () =>
        {
            Log.Info("note");
            Log.Info("note");
        }));
        EventFilter.Error().Expect(0, s_short, () => Log.Info("quiet"));
        using (EventFilter.Warning().Mute())
            Log.Warning("not seen");
    }

    [Fact]
    public void An_event_filter_picks_dead_letters()
    {
        var gone = ActorOf(BlackHoleActor.Props);
        Watch(gone);
        Sys.Stop(gone);
        ExpectTerminated(gone);
        EventFilter.DeadLetter<string>(text => text == "late").ExpectOne(() => gone.Tell("late"));
    }

    [Fact]
    public void A_test_actor_reference_runs_on_this_thread_and_gives_its_actor()
    {
        var actor = ActorOfAsTestActorRef(() => new Counting(), "counting");
        actor.Tell("one");
        Assert.Equal(1, actor.UnderlyingActor.Count);
        Assert.Equal(Environment.CurrentManagedThreadId, actor.UnderlyingActor.LastThread);
        actor.Receive("two");
        Assert.Equal(2, actor.UnderlyingActor.Count);
        Assert.Throws<InvalidOperationException>(() => actor.Receive("boom"));
        Assert.Equal("/user/counting", actor.Path.ToStringWithoutAddress());
    }

    [Fact]
    public async Task A_test_actor_reference_waits_for_asynchronous_handlers()
    {
        var actor = ActorOfAsTestActorRef(() => new Counting());
        await actor.ReceiveAsync(5);
        Assert.Equal(5, actor.UnderlyingActor.Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => actor.ReceiveAsync(-1));
    }

    [Fact]
    public void A_failed_test_actor_is_restarted_and_gives_its_new_instance()
    {
        var actor = ActorOfAsTestActorRef(() => new Counting());
        actor.Tell("one");
        var before = actor.UnderlyingActor;
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => actor.Tell("boom"));
        AwaitAssert(() => Assert.NotSame(before, actor.UnderlyingActor));
        Assert.Equal(0, actor.UnderlyingActor.Count);
    }

    [Fact]
    public void A_latch_opens_after_its_counts()
    {
        var latch = CreateTestLatch(2);
        latch.CountDown();
        Assert.Throws<TimeoutException>(() => latch.Ready(s_short));
        latch.CountDown();
        latch.Ready();
        Assert.True(latch.IsOpen);
    }

    [Fact]
    public void Virtual_time_moves_only_when_told()
    {
        using var kit = new TestKit(TestConfigs.TestSchedulerConfig);
        var scheduler = Assert.IsType<TestScheduler>(kit.Sys.Scheduler);
        kit.Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromHours(1), kit.TestActor, "hour", ActorRefs.NoSender);
        var repeated = kit.Sys.Scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30), kit.TestActor, "half", ActorRefs.NoSender);
        kit.ExpectNoMsg(TimeSpan.Zero);
        scheduler.Advance(TimeSpan.FromMinutes(30));
        kit.ExpectMsg("half");
        kit.ExpectNoMsg(TimeSpan.Zero);
        scheduler.AdvanceTo(scheduler.Now + TimeSpan.FromMinutes(30));
        kit.ExpectMsg("hour");
        kit.ExpectMsg("half");
        repeated.Cancel();
        scheduler.Advance(TimeSpan.FromDays(1));
        kit.ExpectNoMsg(TimeSpan.Zero);
        Assert.Throws<InvalidOperationException>(() => scheduler.AdvanceTo(scheduler.Now - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Durations_are_dilated_by_the_time_factor()
    {
        using var kit = new TestKit("akka.test.timefactor = 2.0");
        Assert.Equal(TimeSpan.FromSeconds(4), kit.Dilated(TimeSpan.FromSeconds(2)));
    }

    private sealed class Counting : ReceiveActor
    {
        public Counting()
        {
            Receive<string>(text => text == "boom", _ => throw new InvalidOperationException("boom"));
            Receive<string>(_ =>
            {
                Count++;
                LastThread = Environment.CurrentManagedThreadId;
            });
            ReceiveAsync<int>(async i =>
            {
                await Task.Yield();
                if (i < 0)
                    throw new InvalidOperationException("negative");
                Count += i;
            });
        }

        public int Count { get; private set; }

        public int LastThread { get; private set; }
    }
}
