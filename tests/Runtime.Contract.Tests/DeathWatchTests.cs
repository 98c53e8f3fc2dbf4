namespace Actors.Runtime.Contract.Tests;

public class DeathWatchTests : ContractTest
{
    [Fact]
    public void All_watchers_hear_of_the_end()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        var probes = Enumerable.Range(0, 20).Select(_ => CreateTestProbe()).ToList();
        foreach (var probe in probes)
            probe.Watch(subject);
        subject.Tell(PoisonPill.Instance);
        foreach (var probe in probes)
        {
            var terminated = probe.ExpectTerminated(subject);
            Assert.True(terminated.ExistenceConfirmed);
            Assert.False(terminated.AddressTerminated);
        }
    }

    [Fact]
    public void Who_watches_the_dead_hears_of_it_at_once()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject);
        Watch(subject);
        Assert.False(ExpectTerminated(subject).ExistenceConfirmed);
    }

    [Fact]
    public void Who_no_longer_watches_hears_nothing()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        Watch(subject);
        Unwatch(subject);
        Sys.Stop(subject);
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void An_unwatch_drops_a_notice_that_is_queued_already()
    {
        var watcher = NewSubject();
        ExpectMsg("PreStart");
        var subject = Sys.ActorOf(Subject.Quiet());
        In(watcher, context => context.Watch(subject));
        Watch(subject);
        using (Hold(watcher))
        {
            ((IInternalActorRef)subject).Stop();
            ExpectTerminated(subject);
            // The notification is a system message and so comes first; the notice that it makes comes after this message.
            watcher.Tell(new Subject.Do(context => context.Unwatch(subject)));
        }
        ExpectAlive(watcher);
        ExpectAlive(watcher); // the notice was before this one, and unhandled would have stopped it

        void ExpectAlive(IActorRef actor)
        {
            actor.Tell("alive");
            ExpectMsg("alive");
        }
    }

    [Fact]
    public void Watching_twice_is_watching_once()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        Watch(subject);
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject);
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_watch_can_ask_for_a_message_of_its_own()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        var watcher = Sys.ActorOf(Props.Create(() => new WatchingWith(subject, "gone", TestActor)));
        watcher.Tell("ready");
        ExpectMsg("ready");
        Sys.Stop(subject);
        ExpectMsg("gone");
    }

    [Fact]
    public void An_unhandled_end_is_a_failure_of_the_watcher()
    {
        var watcher = NewSubject();
        ExpectMsg("PreStart");
        var subject = Sys.ActorOf(Subject.Quiet());
        In(watcher, context => context.Watch(subject));
        Watch(watcher);
        EventFilter.Exception<DeathPactException>().ExpectOne(() => Sys.Stop(subject));
        ExpectMsg("PostStop"); // the default decider stops it
        ExpectTerminated(watcher);
    }

    [Fact]
    public void Watching_oneself_does_nothing()
    {
        var subject = NewSubject();
        ExpectMsg("PreStart");
        In(subject, context => context.Watch(context.Self));
        Sys.Stop(subject);
        ExpectMsg("PostStop");
    }

    [Fact]
    public void A_supervisor_that_watches_its_child_hears_of_the_end_once_and_after_the_child_is_gone()
    {
        var parent = Sys.ActorOf(Props.Create(() => new WatchingChild(TestActor)));
        parent.Tell("stop");
        ExpectMsg("ended, children: 0");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_restart_is_no_end()
    {
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        var subject = NewSubject();
        ExpectMsg("PreStart");
        var probe = CreateTestProbe();
        probe.Watch(subject);
        subject.Tell(Boom);
        ExpectMsg("PreRestart(boom, failing)");
        subject.Tell("after");
        FishForMessage<string>(text => text == "after");
        probe.ExpectNoMsg(TimeSpan.Zero);
        Sys.Stop(subject);
        probe.ExpectTerminated(subject);
    }

    [Fact]
    public void The_watches_of_an_actor_survive_its_restart()
    {
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        var subject = Sys.ActorOf(Subject.Quiet());
        var watcher = Sys.ActorOf(Props.Create(() => new Reporting(TestActor)));
        watcher.Tell(subject);
        ExpectMsg("watching");
        watcher.Tell(Boom);
        Sys.Stop(subject);
        ExpectMsg("ended");
    }

    [Fact]
    public void What_the_watched_told_before_its_end_comes_before_the_notice()
    {
        for (var round = 0; round < 20; round++)
        {
            var probe = CreateTestProbe();
            var subject = Sys.ActorOf(Subject.Quiet());
            probe.Watch(subject);
            for (var i = 0; i < 50; i++)
                subject.Tell(i, probe);
            subject.Tell(PoisonPill.Instance);
            for (var i = 0; i < 50; i++)
                probe.ExpectMsg(i);
            probe.ExpectTerminated(subject);
        }
    }

    [Fact]
    public void A_notice_for_an_actor_that_is_gone_is_no_dead_letter()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe<DeadLetter>(letters);
        var subject = Sys.ActorOf(Subject.Quiet());
        var watcher = Sys.ActorOf(Subject.Quiet());
        In(watcher, context => context.Watch(subject));
        Watch(watcher);
        Watch(subject);
        using (Hold(watcher))
        {
            ((IInternalActorRef)subject).Stop();
            ExpectTerminated(subject);
            ((IInternalActorRef)watcher).Stop();
        }
        ExpectTerminated(watcher);
        letters.ExpectNoMsg(Moment);
    }

    [Fact]
    public void Many_can_be_watched_and_unwatched()
    {
        var watcher = Sys.ActorOf(Props.Create(() => new Reporting(TestActor)));
        var subjects = Enumerable.Range(0, 40).Select(_ => Sys.ActorOf(BlackHoleActor.Props)).ToList();
        foreach (var subject in subjects)
        {
            watcher.Tell(subject);
            ExpectMsg("watching");
        }
        watcher.Tell(subjects.Take(20).ToList());
        ExpectMsg("unwatched");
        foreach (var subject in subjects)
            Sys.Stop(subject);
        Assert.All(ReceiveN(20), message => Assert.Equal("ended", message));
        ExpectNoMsg(Moment);
    }

    private sealed class WatchingWith : ReceiveActor
    {
        public WatchingWith(IActorRef subject, object message, IActorRef journal)
        {
            Context.WatchWith(subject, message);
            Receive<string>(text => text == "ready", text => Sender.Tell(text));
            ReceiveAny(other => journal.Tell(other));
        }
    }

    private sealed class WatchingChild : ReceiveActor
    {
        public WatchingChild(IActorRef journal)
        {
            var child = Context.Watch(Context.ActorOf(BlackHoleActor.Props));
            Receive<string>(_ => Context.Stop(child));
            Receive<Terminated>(_ => journal.Tell($"ended, children: {Context.GetChildren().Count()}"));
        }
    }

    private sealed class Reporting : ReceiveActor
    {
        public Reporting(IActorRef journal)
        {
            Receive<IActorRef>(subject =>
            {
                Context.Watch(subject);
                journal.Tell("watching");
            });
            Receive<List<IActorRef>>(subjects =>
            {
                subjects.ForEach(subject => Context.Unwatch(subject));
                journal.Tell("unwatched");
            });
            Receive<Terminated>(_ => journal.Tell("ended"));
            Receive<Exception>(e => throw e);
        }

        protected override void PreRestart(Exception reason, object? message) { }
    }
}
