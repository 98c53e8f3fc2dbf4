namespace Actors.Runtime.Contract.Tests;

public class EventStreamTests : ContractTest
{
    [Fact]
    public void Subscribers_get_events_of_their_type_and_of_types_below()
    {
        Assert.True(Sys.EventStream.Subscribe(TestActor, typeof(Base)));
        Assert.False(Sys.EventStream.Subscribe(TestActor, typeof(Base)));
        Sys.EventStream.Publish(new Base());
        Sys.EventStream.Publish(new Derived());
        Sys.EventStream.Publish("other");
        Assert.IsType<Base>(ExpectMsg<Base>());
        ExpectMsg<Derived>();
        ExpectNoMsg(TimeSpan.Zero);
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe<IMark>(probe);
        Sys.EventStream.Publish(new Derived());
        probe.ExpectMsg<Derived>();
    }

    [Fact]
    public void Who_subscribed_twice_over_gets_an_event_once()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Base));
        Sys.EventStream.Subscribe(TestActor, typeof(Derived));
        Sys.EventStream.Publish(new Derived());
        ExpectMsg<Derived>();
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_subscription_ends_when_asked()
    {
        Sys.EventStream.Subscribe<Base>(TestActor);
        Sys.EventStream.Subscribe<string>(TestActor);
        Assert.True(Sys.EventStream.Unsubscribe<Base>(TestActor));
        Assert.False(Sys.EventStream.Unsubscribe<Base>(TestActor));
        Sys.EventStream.Publish(new Base());
        Sys.EventStream.Publish("text");
        ExpectMsg("text");
        Assert.True(Sys.EventStream.Unsubscribe(TestActor));
        Assert.False(Sys.EventStream.Unsubscribe(TestActor));
        Sys.EventStream.Publish("text");
        ExpectNoMsg(TimeSpan.Zero);
    }

    [InTreeFact("the subscription ends a moment after the actor")]
    public void A_subscription_ends_with_its_actor_and_leaves_no_dead_letters()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe<DeadLetter>(letters);
        var subject = Sys.ActorOf(Subject.Quiet());
        Sys.EventStream.Subscribe<Base>(subject);
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject);
        Assert.False(Sys.EventStream.Unsubscribe(subject)); // before anything was published
        Sys.EventStream.Publish(new Base());
        Assert.False(Sys.EventStream.Unsubscribe(subject));
        letters.ExpectNoMsg(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Events_for_an_actor_that_has_ended_are_no_dead_letters(bool subscribesInTime)
    {
        var subject = Sys.ActorOf(Subject.Quiet());
        if (subscribesInTime)
            Sys.EventStream.Subscribe<Base>(subject);
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject);
        if (!subscribesInTime)
            Sys.EventStream.Subscribe<Base>(subject);
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe<DeadLetter>(letters);
        // Akka.NET notices a moment later that the subscriber has ended.
        AwaitAssert(() =>
        {
            Sys.EventStream.Publish(new Base());
            letters.ExpectNoMsg(Moment);
        });
    }

    [Fact]
    public void A_dead_subscriber_of_dead_letters_does_not_make_dead_letters_of_dead_letters()
    {
        var subject = Sys.ActorOf(BlackHoleActor.Props);
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject);
        Sys.EventStream.Subscribe<DeadLetter>(subject); // too late: it is dead
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        Sys.DeadLetters.Tell("one");
        Assert.Equal("one", ExpectMsg<DeadLetter>().Message);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_subscriber_that_throws_does_no_harm_to_others()
    {
        Sys.EventStream.Subscribe(new Throwing(), typeof(Base));
        Sys.EventStream.Subscribe(TestActor, typeof(Base));
        if (Runtime.IsAkka) // who publishes gets it, and those behind it get nothing
        {
            Assert.Throws<IOException>(() => Sys.EventStream.Publish(new Base()));
            return;
        }

        Sys.EventStream.Publish(new Base());
        ExpectMsg<Base>();
    }

    [Fact]
    public void Suppressed_dead_letters_are_published_as_such()
    {
        Sys.EventStream.Subscribe<AllDeadLetters>(TestActor);
        Sys.DeadLetters.Tell(new Suppressed());
        ExpectMsg<SuppressedDeadLetter>();
        var subject = Sys.ActorOf(Subject.Quiet());
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject);
        subject.Tell(new Suppressed());
        Assert.Equal(Runtime.IsAkka ? Sys.DeadLetters : subject, ExpectMsg<SuppressedDeadLetter>().Recipient);
        subject.Tell("plain");
        Assert.Equal(subject, ExpectMsg<DeadLetter>().Recipient);
    }

    [Fact]
    public void Dead_letters_are_logged_a_few_times_only()
    {
        using var kit = new TestKit("akka.log-dead-letters = 3");
        kit.Sys.EventStream.Subscribe<Info>(kit.TestActor);
        for (var i = 0; i < 10; i++)
            kit.Sys.DeadLetters.Tell(i);
        Assert.Contains("Message [Int32] from", kit.ExpectMsg<Info>().Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("[2] dead letters encountered.", kit.ExpectMsg<Info>().Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("no more dead letters will be logged", kit.ExpectMsg<Info>().Message.ToString(), StringComparison.Ordinal);
        kit.ExpectNoMsg(TimeSpan.Zero);
    }

    private class Base;

    private interface IMark;

    private sealed class Derived : Base, IMark;

    private sealed class Suppressed : IDeadLetterSuppression;

    private sealed class Throwing : TestReference
    {
        public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "test")) / "throwing";

        protected override void TellInternal(object message, IActorRef? sender) => throw new IOException("broken");
    }
}
