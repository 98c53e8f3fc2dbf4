using Actors.Kernel.Dispatch;

namespace Actors.Kernel.Tests;

public class MailboxTests : ContractTest
{
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

    [Fact]
    public void What_a_stash_brings_back_is_never_refused()
    {
        using var kit = new TestKit.Xunit2.TestKit("small { mailbox-type = BoundedMailbox, mailbox-capacity = 2, mailbox-push-timeout-time = 0ms }");
        var stashing = kit.Sys.ActorOf(Props.Create(() => new Stashing()).WithMailbox("small"));
        for (var i = 0; i < 6; i++)
        {
            stashing.Tell(i, kit.TestActor);
            kit.ExpectMsg("aside");
        }
        stashing.Tell("back", kit.TestActor);
        Assert.Equal([0, 1, 2, 3, 4, 5], kit.ReceiveN(6).Cast<int>());
    }

    private sealed class Stashing : UntypedActor, IWithUnboundedStash
    {
        private bool _back;

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is "back")
            {
                _back = true;
                Stash.UnstashAll();
            }
            else if (_back)
            {
                Sender.Tell(message);
            }
            else
            {
                Stash.Stash();
                Sender.Tell("aside");
            }
        }
    }
}
