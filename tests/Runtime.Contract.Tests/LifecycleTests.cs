namespace Actors.Runtime.Contract.Tests;

public class LifecycleTests : ContractTest
{
    [Fact]
    public void An_actor_starts_and_stops_with_its_hooks()
    {
        var subject = NewSubject();
        ExpectMsg("PreStart");
        Sys.Stop(subject);
        ExpectMsg("PostStop");
    }

    [Fact]
    public void A_child_that_throws_is_restarted_by_default() => Quietly(() =>
    {
        var subject = NewSubject();
        ExpectMsg("PreStart");
        subject.Tell(Boom);
        ExpectMsg("PreRestart(boom, failing)");
        ExpectMsg("PostStop");
        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
    });

    [Fact]
    public void A_restart_keeps_the_mailbox_the_path_and_the_reference_and_loses_the_message() => Quietly(() =>
    {
        var subject = NewSubject(name: "kept");
        ExpectMsg("PreStart");
        var uid = subject.Path.Uid;
        using (Hold(subject))
        {
            subject.Tell(Boom);
            subject.Tell("one");
            subject.Tell("two");
        }
        ExpectMsg("PreRestart(boom, failing)");
        ExpectMsg("PostStop");
        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
        ExpectMsg("one");
        Assert.Equal(subject, LastSender);
        ExpectMsg("two");
        Assert.Equal(uid, LastSender.Path.Uid);
        Assert.Equal("akka://test/user/kept", subject.Path.ToString());
        ExpectNoMsg(TimeSpan.Zero);
    });

    [Fact]
    public void A_resumed_actor_goes_on_with_its_state_and_the_next_message() => Quietly(() =>
    {
        var parent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ => Directive.Resume)));
        var child = NewChild(parent, Subject.CreateProps(TestActor));
        ExpectMsg("PreStart");
        child.Tell(Boom);
        child.Tell("next");
        ExpectMsg("next");
    });

    [Fact]
    public void PostStop_comes_before_the_dead_letters_and_these_before_Terminated()
    {
        var order = CreateTestProbe();
        Sys.EventStream.Subscribe<DeadLetter>(order);
        var subject = Sys.ActorOf(Subject.CreateProps(order.Ref));
        order.ExpectMsg("PreStart");
        order.Watch(subject);
        using (Hold(subject))
        {
            ((IInternalActorRef)subject).Stop();
            subject.Tell("late");
        }
        order.ExpectMsg("PostStop");
        var letter = order.ExpectMsg<DeadLetter>();
        Assert.Equal("late", letter.Message);
        Assert.Equal(subject, letter.Recipient);
        Assert.Equal(TestActor, letter.Sender);
        order.ExpectTerminated(subject);
    }

    [Fact]
    public void A_poison_pill_waits_for_the_messages_before_it()
    {
        var subject = NewSubject();
        ExpectMsg("PreStart");
        subject.Tell("first");
        subject.Tell(PoisonPill.Instance);
        subject.Tell("never");
        ExpectMsg("first");
        ExpectMsg("PostStop");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_stop_does_not_wait_for_the_messages_before_it()
    {
        var subject = NewSubject();
        ExpectMsg("PreStart");
        using (Hold(subject))
        {
            subject.Tell("never");
            ((IInternalActorRef)subject).Stop();
        }
        ExpectMsg("PostStop");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void Kill_makes_the_actor_fail_and_the_default_decider_stops_it()
    {
        var subject = NewSubject();
        ExpectMsg("PreStart");
        Watch(subject);
        EventFilter.Exception<ActorKilledException>("Kill").ExpectOne(() => subject.Tell(Kill.Instance));
        ExpectMsg("PostStop");
        ExpectTerminated(subject);
    }

    [Theory]
    [InlineData("Constructor")]
    [InlineData("PreStart")]
    public void An_actor_that_can_not_be_created_is_stopped(string hook)
    {
        IActorRef? subject = null;
        EventFilter.Exception<ActorInitializationException>().ExpectOne(() => subject = NewSubject(failAt: at => at == hook ? Boom : null));
        Watch(subject!);
        ExpectTerminated(subject!); // and no PostStop: there never was an actor
    }

    [Fact]
    public void A_PreRestart_that_throws_is_logged_and_does_not_stop_the_restart()
    {
        var subject = NewSubject(failAt: hook => hook == "PreRestart" ? new IOException("worse") : null);
        ExpectMsg("PreStart");
        EventFilter.Exception<PreRestartException>().ExpectOne(() => EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => subject.Tell(Boom)));
        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
    }

    [Theory]
    [InlineData("PostRestart")]
    [InlineData("Constructor")]
    public void A_restart_that_fails_stops_the_actor(string hook)
    {
        var failing = false;
        var subject = NewSubject(failAt: at => failing && at == hook ? new IOException("worse") : null);
        ExpectMsg("PreStart");
        Watch(subject);
        failing = true;
        EventFilter.Exception<PostRestartException>().ExpectOne(
            () => EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => subject.Tell(Boom)));
        ExpectMsg("PreRestart(boom, failing)");
        ExpectMsg("PostStop");
        if (hook == "PostRestart" || Runtime.IsAkka)
            ExpectMsg("PostStop"); // the new instance was there; Akka.NET ends the old one twice
        ExpectTerminated(subject);
    }

    [Fact]
    public void A_failed_restart_can_be_answered_with_another_one() => Quietly(() =>
    {
        var failures = 1;
        var parent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ => Directive.Restart)));
        var child = NewChild(parent, Subject.CreateProps(TestActor, null, at => at == "PostRestart" && failures-- > 0 ? new IOException("worse") : null));
        ExpectMsg("PreStart");
        child.Tell(Boom);
        ExpectMsg("PreRestart(boom, failing)");
        ExpectMsg("PostStop");
        var again = ExpectMsg<string>();
        if (Runtime.IsAkka) // prepares the instance whose PostRestart threw, too
        {
            Assert.StartsWith("PreRestart(Exception post restart", again, StringComparison.Ordinal);
            again = ExpectMsg<string>();
        }
        Assert.StartsWith("PostRestart(Exception post restart", again, StringComparison.Ordinal);
        ExpectMsg("PreStart");
        child.Tell("alive");
        ExpectMsg("alive");
    });

    [Fact]
    public void A_PostStop_that_throws_is_logged_and_the_watchers_still_hear_of_the_end()
    {
        var subject = NewSubject(failAt: hook => hook == "PostStop" ? new IOException("worse") : null);
        ExpectMsg("PreStart");
        Watch(subject);
        EventFilter.Exception<IOException>("worse").ExpectOne(() => Sys.Stop(subject));
        ExpectTerminated(subject);
    }

    [Fact]
    public void A_disposable_actor_is_disposed_at_its_end_and_before_a_restart() => Quietly(() =>
    {
        var actor = Sys.ActorOf(Props.Create(() => new Disposing(TestActor)));
        actor.Tell(Boom);
        ExpectMsg("disposed");
        Sys.Stop(actor);
        ExpectMsg("disposed");
    });

    [Fact]
    public void An_actor_can_not_be_made_with_new() =>
        Assert.Throws<ActorInitializationException>(() => OnAnotherThread(() => _ = new BlackHoleActor()));

    [InTreeFact("says so in one of three ways, or not at all while the actor starts")]
    public void Null_is_no_message()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        Assert.Throws<InvalidMessageException>(() => subject.Tell(null!));
        Assert.Throws<InvalidMessageException>(() => Sys.DeadLetters.Tell(null!));
    }

    [Fact]
    public void The_children_stop_before_their_parent()
    {
        var parent = NewSubject();
        ExpectMsg("PreStart");
        var journal = CreateTestProbe();
        for (var i = 0; i < 3; i++)
            NewChild(parent, Subject.CreateProps(journal));
        Sys.Stop(parent);
        journal.ExpectMsgAllOf("PreStart", "PreStart", "PreStart", "PostStop", "PostStop", "PostStop");
        ExpectMsg("PostStop");
    }

    [Fact]
    public void Who_waits_for_its_children_to_stop_works_on_nothing_more()
    {
        var parent = NewSubject();
        ExpectMsg("PreStart");
        var child = NewChild(parent, Subject.Quiet());
        using (Hold(child))
        {
            Sys.Stop(parent);
            parent.Tell("never");
            ExpectNoMsg(Moment);
        }

        ExpectMsg("PostStop");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_restart_stops_the_children_and_waits_for_them() => Quietly(() =>
    {
        var parent = NewSubject();
        ExpectMsg("PreStart");
        var child = NewChild(parent, Subject.CreateProps(TestActor), "child");
        ExpectMsg("PreStart");
        parent.Tell(Boom);
        ExpectMsg("PreRestart(boom, failing)");
        ExpectMsg("PostStop"); // the parent's, called by its PreRestart
        ExpectMsg("PostStop"); // the child's, which the restart waited for
        ExpectMsg("PostRestart(boom)");
        ExpectMsg("PreStart");
        Assert.True(In(parent, context => context.Child("child")).IsNobody());
        Assert.NotEqual(child, NewChild(parent, Subject.Quiet(), "child"));
    });

    [Fact]
    public void The_children_that_a_restart_leaves_alone_are_restarted_after_it() => Quietly(() =>
    {
        var parent = Sys.ActorOf(Props.Create(() => new KeepingChildren(TestActor)));
        ExpectMsg("child: PreStart");
        parent.Tell(Boom);
        ExpectMsg("parent restarted");
        ExpectMsg("child: PreRestart");
        ExpectMsg("child: PostRestart");
    });

    private sealed class Disposing(IActorRef journal) : UntypedActor, IDisposable
    {
        public void Dispose() => journal.Tell("disposed", ActorRefs.NoSender);

        protected override void OnReceive(object message) => throw (Exception)message;
    }

    private sealed class KeepingChildren(IActorRef journal) : UntypedActor
    {
        protected override void PreStart() => Context.ActorOf(Props.Create(() => new Child(journal)), "child");

        protected override void PreRestart(Exception reason, object? message) { }

        protected override void PostRestart(Exception reason) => journal.Tell("parent restarted");

        protected override void OnReceive(object message) => throw (Exception)message;

        private sealed class Child(IActorRef journal) : UntypedActor
        {
            protected override void PreStart() => journal.Tell("child: PreStart");

            protected override void PreRestart(Exception reason, object? message) => journal.Tell("child: PreRestart");

            protected override void PostRestart(Exception reason) => journal.Tell("child: PostRestart");

            protected override void OnReceive(object message) { }
        }
    }
}
