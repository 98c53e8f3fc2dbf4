namespace Actors.Runtime.Contract.Tests;

public class MailboxTests : ContractTest
{
    private const string Bounded = """
        small { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 2, mailbox-push-timeout-time = 0ms }
        waiting { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 2, mailbox-push-timeout-time = 600s }
        wrong { mailbox-type = NoSuchMailbox }
        """;

    public MailboxTests() : base(Bounded) { }

    [Fact]
    public void What_does_not_fit_into_a_bounded_mailbox_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        var subject = Sys.ActorOf(Subject.Quiet().WithMailbox("small"));
        using (Hold(subject))
        {
            for (var i = 1; i <= 4; i++)
                subject.Tell(i);
            Assert.Equal(3, ExpectMsg<DeadLetter>().Message);
            Assert.Equal(4, ExpectMsg<DeadLetter>().Message);
        }
        ExpectMsg(1);
        ExpectMsg(2);
        subject.Tell(5);
        ExpectMsg(5);
    }

    [Fact]
    public async Task A_sender_can_wait_for_room()
    {
        var subject = Sys.ActorOf(Subject.Quiet().WithMailbox("waiting"));
        var test = TestActor;
        Task third;
        using (Hold(subject))
        {
            subject.Tell(1);
            subject.Tell(2);
            third = Task.Run(() => subject.Tell(3, test));
            await Task.Delay(Moment);
            Assert.False(third.IsCompleted);
        }
        await third.WaitAsync(TimeSpan.FromSeconds(20)); // long before its own time is up: who takes a message out says so
        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(3);
    }

    [Fact]
    public async Task Every_sender_that_waits_gets_room_in_the_end()
    {
        var subject = Sys.ActorOf(Subject.Quiet().WithMailbox("waiting"));
        var test = TestActor;
        Task[] senders;
        using (Hold(subject))
        {
            senders = [.. Enumerable.Range(1, 6).Select(number => Task.Factory.StartNew(() => subject.Tell(number, test), TaskCreationOptions.LongRunning))];
            await Task.Delay(Moment);
        }

        await Task.WhenAll(senders).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([1, 2, 3, 4, 5, 6], ReceiveN(6).Cast<int>().Order());
    }

    [InTreeFact("it waits until its time is up")]
    public void A_sender_that_waits_goes_on_when_the_actor_ends()
    {
        var subject = Sys.ActorOf(Subject.Quiet().WithMailbox("waiting"));
        Task third;
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        using (Hold(subject))
        {
            subject.Tell(1);
            subject.Tell(2);
            third = Task.Run(() => subject.Tell(3, ActorRefs.NoSender));
            AwaitCondition(() => !third.IsCompleted);
            ((IInternalActorRef)subject).Stop();
        }
        var letters = ReceiveN(3).Cast<DeadLetter>().Select(letter => (int)letter.Message).Order();
        Assert.Equal([1, 2, 3], letters);
        AwaitCondition(() => third.IsCompleted);
    }

    [Fact]
    public void System_messages_are_never_refused()
    {
        var subject = Sys.ActorOf(Subject.Quiet().WithMailbox("small"));
        using (Hold(subject))
        {
            for (var i = 0; i < 5; i++)
                subject.Tell(i);
            ((IInternalActorRef)subject).Stop();
        }
        Watch(subject);
        ExpectTerminated(subject);
    }

    [Fact]
    public void A_mailbox_that_is_not_configured_is_refused()
    {
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Subject.Quiet().WithMailbox("none")));
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Subject.Quiet().WithMailbox("wrong")));
    }

    [InTreeFact("there is such a mailbox, and it loses all")]
    public void A_mailbox_without_room_is_refused()
    {
        using var kit = new TestKit("zero { mailbox-type = \"Akka.Dispatch.BoundedMailbox, Akka\", mailbox-capacity = 0 }");
        Assert.Throws<ConfigurationException>(() => kit.Sys.ActorOf(Subject.Quiet().WithMailbox("zero")));
    }

    [Fact]
    public void System_messages_overtake_user_messages()
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
}
