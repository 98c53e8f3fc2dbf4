namespace Actors.Kernel.Tests;

public class TestKitTests : ContractTest
{
    [Fact]
    public void A_child_of_the_test_actor_is_supervised_by_what_is_given()
    {
        var child = ChildActorOf(Props.Create(() => new Failing()), "child", SupervisorStrategy.StoppingStrategy);
        Watch(child);
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => child.Tell("boom"));
        ExpectTerminated(child);
    }

    private sealed class Failing : ReceiveActor
    {
        public Failing() => Receive<string>(message => throw new InvalidOperationException(message));
    }
}
