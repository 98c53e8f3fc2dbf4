using Actors.Kernel.Internal;
using Actors.Kernel.TestKit.TestActors;

namespace Actors.Kernel.Tests;

public class SupervisionTests : ContractTest
{
    [Fact]
    public void A_failure_of_a_former_child_of_the_same_name_is_not_taken_for_one_of_its_successor() => Quietly(() =>
    {
        var parent = (LocalActorRef)Sys.ActorOf(Subject.Quiet(SupervisorStrategy.StoppingStrategy));
        var first = NewChild(parent, SimpleEchoActor.Props(), "same");
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);
        var second = NewChild(parent, SimpleEchoActor.Props(), "same");
        parent.SendSystemMessage(new Dispatch.SysMsg.Failed(first, Boom));
        Assert.Equal(second, In(parent, context => context.Child("same")));
        second.Tell("alive");
        ExpectMsg("alive");
    });

    [Fact]
    public void The_siblings_are_suspended_while_an_escalated_failure_waits_for_its_answer() => Quietly(() =>
    {
        var deciding = new ManualResetEventSlim();
        var decide = new ManualResetEventSlim();
        var grandparent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ =>
        {
            deciding.Set();
            decide.Wait(TimeSpan.FromSeconds(20));
            return Directive.Resume;
        })));
        var parent = NewChild(grandparent, Subject.Quiet(new OneForOneStrategy(_ => Directive.Escalate)));
        var child = NewChild(parent, Subject.Quiet());
        var sibling = NewChild(parent, SimpleEchoActor.Props());
        child.Tell(Boom);
        Assert.True(deciding.Wait(TimeSpan.FromSeconds(20)));
        AwaitCondition(() => ((LocalActorRef)sibling).Cell.Mailbox.IsSuspended);
        sibling.Tell("held back");
        ExpectNoMsg(Moment);
        decide.Set();
        ExpectMsg("held back");
    });

    [Fact]
    public void A_failure_of_a_child_waits_until_the_supervisor_s_own_is_answered() => Quietly(() =>
    {
        using var deciding = new ManualResetEventSlim();
        using var decide = new ManualResetEventSlim();
        var decided = 0;
        var grandparent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ =>
        {
            deciding.Set();
            decide.Wait(TimeSpan.FromSeconds(20));
            return Directive.Restart;
        })));
        var parent = NewChild(grandparent, Subject.CreateProps(TestActor, new OneForOneStrategy(_ =>
        {
            decided++;
            return Directive.Restart;
        })));
        ExpectMsg("PreStart");
        var child = NewChild(parent, Subject.Quiet());
        Watch(child);
        using (Hold(child))
        {
            parent.Tell(Boom);
            Assert.True(deciding.Wait(TimeSpan.FromSeconds(20)));
            ((LocalActorRef)parent).SendSystemMessage(new Dispatch.SysMsg.Failed(child, Boom));
        }
        decide.Set();
        ExpectMsg("PreRestart(boom, failing)");
        FishForMessage<Terminated>(terminated => terminated.ActorRef.Equals(child));
        In(parent, _ => 0);
        Assert.Equal(0, decided); // the restart stopped the child, and with it went its failure
    });

    [Fact]
    public void A_failure_that_waits_for_its_answer_is_told_only_once()
    {
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        using var deciding = new ManualResetEventSlim();
        using var decide = new ManualResetEventSlim();
        var decided = 0;
        var grandparent = Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ =>
        {
            decided++;
            deciding.Set();
            decide.Wait(TimeSpan.FromSeconds(20));
            return Directive.Resume;
        })));
        var parent = NewChild(grandparent, Subject.Quiet(new ThrowingAtEnds()));
        var child = NewChild(parent, Subject.Quiet());
        Watch(child);
        parent.Tell(Boom);
        Assert.True(deciding.Wait(TimeSpan.FromSeconds(20)));
        Sys.Stop(child); // the strategy of the parent, which has failed already, throws once more
        ExpectTerminated(child);
        AwaitCondition(() => ((LocalActorRef)parent).Cell.ChildRefs().Length == 0);
        decide.Set();
        In(parent, _ => 0);
        In(grandparent, _ => 0);
        Assert.Equal(1, decided);
    }

    private sealed class ThrowingAtEnds : SupervisorStrategy
    {
        public override IDecider Decider => DefaultDecider;

        public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) =>
            throw new InvalidOperationException("at the end of a child");

        public override void ProcessFailure(
            IActorContext context, bool restart, IActorRef child, Exception cause,
            ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children) => RestartChild(child, cause, suspendFirst: false);

        protected override Directive Handle(IActorRef child, Exception exception) => Directive.Restart;
    }
}
