using Actors.Kernel.TestKit.TestActors;

namespace Actors.Kernel.Tests;

public class NamingTests : ContractTest
{
    [Fact]
    public void An_actor_that_is_stopping_can_not_have_children()
    {
        var parent = (LocalActorRef)Sys.ActorOf(Subject.Quiet());
        Watch(parent);
        Sys.Stop(parent);
        ExpectTerminated(parent);
        Assert.Throws<InvalidOperationException>(() => parent.Cell.ActorOf(BlackHoleActor.Props));
    }
}
