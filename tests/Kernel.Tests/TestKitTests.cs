namespace Actors.Kernel.Tests;

public class TestKitTests : ContractTest
{
    [Fact]
    public void A_child_of_the_test_actor_is_supervised_by_what_is_given()
    {
        var child = ChildActorOf(Props.Create(() => new Counting()), "child", SupervisorStrategy.StoppingStrategy);
        Watch(child);
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => child.Tell("boom"));
        ExpectTerminated(child);
    }

    private sealed class Counting : ReceiveActor
    {
        public Counting()
        {
            Receive<string>(text => text == "boom", _ => throw new InvalidOperationException("boom"));
            Receive<string>(_ =>
            {
                Count++;
                LastThread = Environment.CurrentManagedThreadId;
            });
            ReceiveAsync<int>(async i =>
            {
                await Task.Yield();
                if (i < 0)
                    throw new InvalidOperationException("negative");
                Count += i;
            });
        }

        public int Count { get; private set; }

        public int LastThread { get; private set; }
    }
}
