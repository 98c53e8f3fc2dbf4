using Actors.Kernel.Configuration;
using Actors.Kernel.Dispatch;
using Actors.Kernel.Event;

namespace Actors.Kernel.Tests;

public class MailboxTests : KernelTest
{
    private const string Bounded = """
        small { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 2, mailbox-push-timeout-time = 0ms }
        waiting { mailbox-type = BoundedMailbox, mailbox-capacity = 2, mailbox-push-timeout-time = 20s }
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
        await third.WaitAsync(TimeSpan.FromSeconds(20));
        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(3);
    }

    [Fact]
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
            Sys.Stop(subject);
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
            Sys.Stop(subject);
        }
        AwaitCondition(() => ((IInternalActorRef)subject).IsTerminated);
    }

    [Fact]
    public void What_a_stash_brings_back_is_never_refused()
    {
        var stashing = Sys.ActorOf(Subject.Quiet().WithMailbox("small"));
        for (var i = 0; i < 6; i++)
            stashing.Tell(new Subject.Stash());
        AwaitAssert(() =>
        {
            stashing.Tell("probe");
            ExpectMsg("probe", Moment);
        });
        stashing.Tell(new Subject.Do(_ => { }));
        AwaitCondition(() => ((LocalActorRef)stashing).Cell.Mailbox.NumberOfMessages == 0);
        stashing.Tell("alive");
        ExpectMsg("alive");
    }

    [Fact]
    public void A_mailbox_that_is_not_configured_is_refused()
    {
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Subject.Quiet().WithMailbox("none")));
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Subject.Quiet().WithMailbox("wrong")));
        using var kit = new TestKit.Xunit2.TestKit("zero { mailbox-type = BoundedMailbox, mailbox-capacity = 0 }");
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
            Sys.Stop(subject);
        }
        ExpectMsg("PostStop");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void The_number_of_messages_that_wait_is_known()
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        var mailbox = ((LocalActorRef)subject).Cell.Mailbox;
        using (Hold(subject))
        {
            for (var i = 0; i < 7; i++)
                subject.Tell(i);
            Assert.Equal(7, mailbox.NumberOfMessages);
        }
        ReceiveN(7);
        AwaitCondition(() => mailbox.NumberOfMessages == 0);
        Assert.IsType<Mailbox>(mailbox);
    }
}
