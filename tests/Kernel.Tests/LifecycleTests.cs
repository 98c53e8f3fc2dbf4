namespace Actors.Kernel.Tests;

public class LifecycleTests : ContractTest
{
    [Fact]
    public void A_producer_may_give_the_same_instance_again() => Quietly(() =>
    {
        var producer = new OneInstance(TestActor);
        var actor = Sys.ActorOf(Props.CreateBy(producer));
        actor.Tell("one");
        ExpectMsg("1");
        actor.Tell(Boom);
        actor.Tell("two");
        ExpectMsg("2");
        Assert.Equal(2, producer.Produced);
        AwaitCondition(() => producer.Released == 1);
    });

    private sealed class OneInstance(IActorRef journal) : IIndirectActorProducer
    {
        private Counting? _actor;

        public int Produced { get; private set; }

        public int Released { get; private set; }

        public Type ActorType => typeof(Counting);

        public ActorBase Produce()
        {
            Produced++;
            return _actor ??= new Counting(journal);
        }

        public void Release(ActorBase actor) => Released++;

        private sealed class Counting(IActorRef journal) : UntypedActor
        {
            private int _count;

            protected override void OnReceive(object message)
            {
                if (message is Exception exception)
                    throw exception;
                journal.Tell($"{++_count}", Self);
            }
        }
    }
}
