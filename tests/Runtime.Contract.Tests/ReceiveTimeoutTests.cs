namespace Actors.Runtime.Contract.Tests;

public class ReceiveTimeoutTests : TimeTest
{
    [Fact]
    public void A_silence_as_long_as_asked_for_is_told()
    {
        var actor = NewActor();
        SetTimeout(actor, Second);
        Time.Advance(Second / 2);
        ExpectNoMsg(Moment);
        Time.Advance(Second / 2);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void It_repeats_until_it_is_changed()
    {
        var actor = NewActor();
        SetTimeout(actor, Second);
        for (var i = 0; i < 3; i++)
        {
            Time.Advance(Second);
            ExpectMsg<ReceiveTimeout>();
            WaitIdle(actor);
        }
        SetTimeout(actor, null);
        Time.Advance(Second * 5);
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_message_begins_the_silence_anew()
    {
        var actor = NewActor();
        SetTimeout(actor, Second);
        for (var i = 0; i < 5; i++)
        {
            Time.Advance(Second * 0.6);
            actor.Tell("noise");
            ExpectMsg("noise");
            WaitIdle(actor);
        }
        ExpectNoMsg(TimeSpan.Zero);
        Time.Advance(Second * 0.6);
        ExpectNoMsg(Moment);
        Time.Advance(Second * 0.4);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void A_message_that_does_not_count_does_not()
    {
        var actor = NewActor();
        SetTimeout(actor, Second);
        Time.Advance(Second * 0.6);
        actor.Tell(new Silent());
        ExpectMsg<Silent>();
        Time.Advance(Second * 0.4);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void While_a_message_is_worked_on_there_is_no_silence()
    {
        var actor = NewActor();
        SetTimeout(actor, Second);
        using (Hold(actor))
            Time.Advance(Second * 5);
        WaitIdle(actor);
        ExpectNoMsg(Moment);
        Time.Advance(Second);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void A_shorter_one_takes_effect_at_once()
    {
        var actor = NewActor();
        SetTimeout(actor, Second * 100);
        SetTimeout(actor, Second);
        Assert.Equal(Second, In(actor, context => context.ReceiveTimeout));
        Time.Advance(Second);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void It_can_be_set_before_the_first_message()
    {
        Sys.ActorOf(Props.Create(() => new FromTheStart(TestActor)));
        ExpectMsg("ready");
        AwaitAssert(() =>
        {
            Time.Advance(Second);
            ExpectMsg<ReceiveTimeout>(Moment);
        });
    }

    [Fact]
    public void Nothing_is_told_after_the_end()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(DeadLetter));
        var actor = NewActor();
        SetTimeout(actor, Second);
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Time.Advance(Second * 5);
        letters.ExpectNoMsg(Moment);
    }

    /// <summary>The timeout is set again after the message is done: this waits until that has happened.</summary>
    private void WaitIdle(IActorRef actor) =>
        AwaitCondition(() => actor.Ask<ActorIdentity>(new Identify(null), TimeSpan.FromSeconds(10)).Wait(TimeSpan.FromSeconds(10)));

    private void SetTimeout(IActorRef actor, TimeSpan? timeout)
    {
        In(actor, context =>
        {
            context.SetReceiveTimeout(timeout);
            return 0;
        });
        WaitIdle(actor);
    }

    private IActorRef NewActor() => Sys.ActorOf(Props.Create(() => new Listening(TestActor)));

    private sealed record Silent : INotInfluenceReceiveTimeout;

    private sealed class Listening(IActorRef journal) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Subject.Do action)
                action.Action(Context);
            else
                journal.Tell(message);
        }
    }

    private sealed class FromTheStart : UntypedActor
    {
        private readonly IActorRef _journal;

        public FromTheStart(IActorRef journal)
        {
            _journal = journal;
            SetReceiveTimeout(Second);
            journal.Tell("ready");
        }

        protected override void OnReceive(object message) => _journal.Tell(message);
    }
}
