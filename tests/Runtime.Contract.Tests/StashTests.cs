namespace Actors.Runtime.Contract.Tests;

public class StashTests : ContractTest
{
    [Fact]
    public void What_is_put_aside_comes_back_in_its_order_and_before_what_waits()
    {
        var actor = NewStashing();
        foreach (var i in new[] { 1, 2, 3 })
            actor.Tell(i);
        actor.Tell("open");
        actor.Tell(4);
        foreach (var i in new[] { 1, 2, 3, 4 })
        {
            ExpectMsg(i);
            Assert.Equal(TestActor, LastSender);
        }
    }

    [Fact]
    public void Unstash_brings_back_one()
    {
        var actor = NewStashing();
        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("one");
        ExpectMsg(1);
        actor.Tell("count");
        ExpectMsg("1 left");
    }

    [Fact]
    public void What_does_not_fit_is_dropped_by_UnstashAll()
    {
        var actor = NewStashing();
        for (var i = 1; i <= 5; i++)
            actor.Tell(i);
        actor.Tell("even");
        ExpectMsg(2);
        ExpectMsg(4);
        actor.Tell("count");
        ExpectMsg("0 left");
    }

    [Fact]
    public void ClearStash_takes_all_out()
    {
        var actor = NewStashing();
        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("clear");
        ExpectMsg("2 cleared");
        actor.Tell("count");
        ExpectMsg("0 left");
    }

    [Fact]
    public void The_same_message_can_not_be_put_aside_twice()
    {
        var actor = NewStashing();
        actor.Tell("twice");
        Assert.StartsWith("Can't stash the same message", ExpectMsg<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_stash_takes_no_more()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stashing(TestActor)).WithStashCapacity(2));
        actor.Tell(1);
        actor.Tell(2);
        EventFilter.Exception<StashOverflowException>().ExpectOne(() => actor.Tell(3));
        ExpectMsg(1); // the failed actor was restarted, and what it had put aside came back
        ExpectMsg(2);
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void The_capacity_can_be_configured_with_the_mailbox()
    {
        using var kit = new TestKit("small { mailbox-type = \"Akka.Dispatch.UnboundedDequeBasedMailbox, Akka\", stash-capacity = 1 }");
        var actor = kit.Sys.ActorOf(Props.Create(() => new Stashing(kit.TestActor)).WithMailbox("small"));
        actor.Tell(1);
        kit.EventFilter.Exception<StashOverflowException>().ExpectOne(() => actor.Tell(2));
    }

    [Fact]
    public void What_is_put_aside_comes_back_at_a_restart() => Quietly(() =>
    {
        var actor = NewStashing();
        actor.Tell(1);
        actor.Tell(2);
        actor.Tell(Boom);
        ExpectMsg(1);
        ExpectMsg(2);
    });

    [Fact]
    public void What_is_put_aside_becomes_dead_letters_at_the_end()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(DeadLetter));
        var actor = NewStashing();
        actor.Tell(1);
        actor.Tell(2);
        actor.Tell(PoisonPill.Instance);
        Assert.Equal(1, letters.ExpectMsg<DeadLetter>().Message);
        Assert.Equal(2, letters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void A_notice_of_an_end_that_is_put_aside_is_still_one_when_it_comes_back()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        var actor = NewStashing();
        actor.Tell(subject);
        Sys.Stop(subject);
        AwaitAssert(() =>
        {
            actor.Tell("count");
            ExpectMsg("1 left");
        });
        actor.Tell("open");
        ExpectMsg("ended");
    }

    [Fact]
    public void Messages_can_be_put_before_those_that_are_aside()
    {
        var actor = NewStashing();
        actor.Tell(3);
        actor.Tell(new List<Envelope> { new(1, TestActor), new(2, TestActor) });
        actor.Tell("open");
        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(3);
    }

    private IActorRef NewStashing() => Sys.ActorOf(Props.Create(() => new Stashing(TestActor)));

    /// <summary>Puts numbers aside until it is opened.</summary>
    private sealed class Stashing : ReceiveActor, IWithStash
    {
        private readonly IActorRef _journal;
        private bool _restarted;

        public Stashing(IActorRef journal)
        {
            _journal = journal;
            Receive<IActorRef>(subject => Context.Watch(subject));
            Receive<Exception>(e => throw e);
            Receive<List<Envelope>>(envelopes => Stash.Prepend(envelopes));
            Receive<string>(text => text == "open", _ => Become(Open, () => Stash.UnstashAll()));
            Receive<string>(text => text == "one", _ => Become(Open, () => Stash.Unstash()));
            Receive<string>(text => text == "even", _ => Become(Open, () => Stash.UnstashAll(envelope => (int)envelope.Message % 2 == 0)));
            Receive<string>(text => text == "clear", _ => _journal.Tell($"{Stash.ClearStash().Count()} cleared"));
            Receive<string>(text => text == "twice", _ =>
            {
                Stash.Stash();
                _journal.Tell(Assert.Throws<IllegalActorStateException>(Stash.Stash).Message);
            });
            Receive<string>(_ => _journal.Tell($"{Stash.Count} left"));
            ReceiveAny(message =>
            {
                if (_restarted)
                    _journal.Tell(message, Sender);
                else
                    Stash.Stash();
            });
        }

        public IStash Stash { get; set; } = null!;

        protected override void PostRestart(Exception reason) => _restarted = true;

        private void Become(Action behaviour, Action then)
        {
            Become(behaviour);
            then();
        }

        private void Open()
        {
            Receive<string>(text => text == "count", _ => _journal.Tell($"{Stash.Count} left"));
            Receive<Terminated>(_ => _journal.Tell("ended"));
            ReceiveAny(message => _journal.Tell(message, Sender));
        }
    }
}
