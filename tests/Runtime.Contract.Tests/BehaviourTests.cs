namespace Actors.Runtime.Contract.Tests;

public class BehaviourTests : ContractTest
{
    [Fact]
    public void The_first_handler_whose_type_and_condition_fit_takes_the_message()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Handlers()));
        Check(actor, 5, "small int");
        Check(actor, 50, "int");
        Check(actor, "text", "string");
        Check(actor, new FileNotFoundException(), "io");
        Check(actor, new ArgumentNullException(), "maybe argument");
        Check(actor, new InvalidOperationException(), "any InvalidOperationException");
        Check(actor, 2.5, "double by type");
        Check(actor, 'c', "any Char");

        void Check(IActorRef to, object message, string answer)
        {
            to.Tell(message);
            ExpectMsg(answer);
        }
    }

    [Fact]
    public void Nothing_can_follow_a_handler_for_everything()
    {
        EventFilter.Exception<ActorInitializationException>().And.Error(contains: "catches all messages")
            .ExpectOne(() => Sys.ActorOf(Props.Create(() => new AfterAny())));
    }

    [Fact]
    public void Handlers_can_only_be_declared_in_the_constructor_and_in_become()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Becoming(TestActor)));
        EventFilter.Exception<InvalidOperationException>(contains: "You may only call Receive-methods").ExpectOne(() => actor.Tell("declare"));
    }

    [Fact]
    public void An_unhandled_message_is_published()
    {
        Sys.EventStream.Subscribe<UnhandledMessage>(TestActor);
        var actor = Sys.ActorOf(Props.Create(() => new Becoming(TestActor)));
        actor.Tell(1.5);
        var unhandled = ExpectMsg<UnhandledMessage>();
        Assert.Equal(1.5, unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
        Assert.Equal(TestActor, unhandled.Sender);
    }

    [Fact]
    public void Become_replaces_and_BecomeStacked_covers_the_behaviour()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Becoming(TestActor)));
        Say("who", "first");
        Say("push", null);
        Say("who", "second");
        Say("push", null);
        Say("who", "second");
        Say("pop", null);
        Say("pop", null);
        Say("who", "first");
        Say("pop", null);
        Say("who", "first");
        Say("replace", null);
        Say("who", "second");
        Say("pop", null);
        Say("who", "first"); // nothing below: the actor's own

        void Say(string message, string? answer)
        {
            actor.Tell(message);
            if (answer is not null)
                ExpectMsg(answer);
        }
    }

    [Fact]
    public void A_restart_goes_back_to_the_first_behaviour() => Quietly(() =>
    {
        var actor = Sys.ActorOf(Props.Create(() => new Becoming(TestActor)));
        actor.Tell("push");
        actor.Tell("replace");
        actor.Tell(Boom);
        actor.Tell("who");
        ExpectMsg("first");
    });

    [Fact]
    public void An_untyped_actor_can_become_too()
    {
        var actor = Sys.ActorOf(Props.Create(() => new UntypedBecoming(TestActor)));
        actor.Tell("a");
        actor.Tell("b");
        actor.Tell("c");
        actor.Tell("d");
        ExpectMsg("own a");
        ExpectMsg("other b");
        ExpectMsg("stacked c");
        ExpectMsg("other d");
    }

    [Fact]
    public void AroundReceive_can_be_overridden()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Around(TestActor)));
        actor.Tell("x");
        ExpectMsg("before x");
        ExpectMsg("x");
        ExpectMsg("after, handled");
    }

    private sealed class Handlers : ReceiveActor
    {
        public Handlers()
        {
            Receive<int>(i => i < 10, _ => Sender.Tell("small int"));
            Receive<int>(_ => Sender.Tell("int"));
            Receive<string>(_ => Sender.Tell("string"));
            Receive<IOException>(_ => Sender.Tell("io"));
            Receive<ArgumentException>(_ => false);
            Receive<ArgumentException>(_ =>
            {
                Sender.Tell("maybe argument");
                return true;
            });
            Receive(typeof(double), _ => Sender.Tell("double by type"));
            Receive(typeof(float), _ => true, _ => Sender.Tell("never"));
            Receive(typeof(long), _ => false);
            ReceiveAny(any => Sender.Tell($"any {any.GetType().Name}"));
        }
    }

    private sealed class AfterAny : ReceiveActor
    {
        public AfterAny()
        {
            ReceiveAny(_ => { });
            Receive<int>(_ => { });
        }
    }

    private sealed class Becoming : ReceiveActor
    {
        private readonly IActorRef _journal;

        public Becoming(IActorRef journal)
        {
            _journal = journal;
            Common("first");
        }

        private void Common(string name)
        {
            Receive<string>(text => text == "who", _ => _journal.Tell(name));
            Receive<string>(text => text == "push", _ => BecomeStacked(() => Common("second")));
            Receive<string>(text => text == "pop", _ => UnbecomeStacked());
            Receive<string>(text => text == "replace", _ => Become(() => Common("second")));
            Receive<string>(text => text == "declare", _ => Receive<int>(_ => { }));
            Receive<Exception>(e => throw e);
        }
    }

    private sealed class UntypedBecoming(IActorRef journal) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            journal.Tell($"own {message}");
            Become(Other);
        }

        private void Other(object message)
        {
            journal.Tell($"other {message}");
            BecomeStacked(stacked =>
            {
                journal.Tell($"stacked {stacked}");
                UnbecomeStacked();
            });
        }
    }

    private sealed class Around(IActorRef journal) : UntypedActor
    {
        protected override bool AroundReceive(Receive receive, object message)
        {
            journal.Tell($"before {message}");
            var handled = base.AroundReceive(receive, message);
            journal.Tell($"after, {(handled ? "handled" : "unhandled")}");
            return handled;
        }

        protected override void OnReceive(object message) => journal.Tell(message);
    }
}
