namespace Actors.Kernel.Tests;

public class AsyncTests : ContractTest
{
    [Fact]
    public void Children_can_end_while_a_handler_awaits()
    {
        var actor = Sys.ActorOf(Props.Create(() => new AwaitingChild(TestActor)));
        actor.Tell("go");
        ExpectMsg("child has ended");
    }

    private sealed class AwaitingChild : ReceiveActor
    {
        public AwaitingChild(IActorRef journal) => ReceiveAsync<string>(async _ =>
        {
            var child = Context.ActorOf(Subject.Quiet());
            await child.GracefulStop(TimeSpan.FromSeconds(10));
            // The end of the child is a system message, which is not held back by this handler.
            while (Context.GetChildren().Any())
                await Task.Yield();
            journal.Tell("child has ended");
        });
    }
}
