namespace Actors.Runtime.Contract.Tests;

public class FsmTests : TimeTest
{
    public enum Light
    {
        Off,
        On,
        Broken,
    }

    [Fact]
    public void Events_lead_from_state_to_state_and_change_the_data()
    {
        var fsm = New();
        fsm.Tell("count");
        ExpectMsg(0);
        fsm.Tell("press");
        fsm.Tell("count");
        ExpectMsg(1);
        fsm.Tell("press");
        fsm.Tell("press");
        fsm.Tell("count");
        ExpectMsg(2);
    }

    [Fact]
    public void Subscribers_get_the_current_state_and_then_the_transitions()
    {
        var fsm = New();
        fsm.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor));
        ExpectMsg(new FSMBase.CurrentState<Light>(fsm, Light.Off));
        fsm.Tell("press");
        ExpectMsg(new FSMBase.Transition<Light>(fsm, Light.Off, Light.On));
        fsm.Tell("same");
        ExpectMsg(new FSMBase.Transition<Light>(fsm, Light.On, Light.On)); // a goto to the same state is one
        fsm.Tell("stay");
        ExpectNoMsg(Moment); // a stay is none
        fsm.Tell(new FSMBase.UnsubscribeTransitionCallBack(TestActor));
        fsm.Tell("press");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_transition_handler_sees_both_data()
    {
        var fsm = New();
        fsm.Tell("journal on");
        fsm.Tell("press");
        ExpectMsg("Off -> On: 0 -> 1");
    }

    [Fact]
    public void A_state_that_lasts_too_long_is_an_event()
    {
        var fsm = New();
        fsm.Tell("press");
        fsm.Tell("state");
        ExpectMsg(Light.On);
        Time.Advance(Second * 9);
        fsm.Tell("state"); // an event begins the state's time anew: there is none now, as the answer stays
        ExpectMsg(Light.On);
        Advance(fsm);
        ExpectMsg("timed out in On");
    }

    [Fact]
    public void A_timeout_for_this_time_goes_before_that_of_the_state()
    {
        var fsm = New();
        fsm.Tell("press");
        fsm.Tell("quick");
        fsm.Tell("sync");
        ExpectMsg("quick");
        ExpectMsg("synced");
    }

    [Fact]
    public void The_timeout_of_a_state_that_was_left_does_not_come()
    {
        var fsm = New();
        fsm.Tell("press");
        fsm.Tell("press");
        fsm.Tell("state");
        ExpectMsg(Light.Off);
        Time.Advance(Second * 20);
        ExpectNoMsg(Moment);
    }

    [Fact]
    public async Task A_timeout_that_waits_behind_another_event_is_that_of_a_stay_that_is_over()
    {
        var fsm = New();
        fsm.Tell("press");
        await fsm.Ask<ActorIdentity>(new Identify(null), TimeSpan.FromSeconds(20)); // the state's time runs
        ((IInternalActorRef)fsm).Suspend();
        fsm.Tell("count");
        Time.Advance(Second * 10); // the timeout is behind it in the mailbox
        ((IInternalActorRef)fsm).Resume();
        ExpectMsg(1);
        fsm.Tell("state");
        ExpectMsg(Light.On);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Named_timers_are_events_until_they_are_cancelled()
    {
        var fsm = ActorOfAsTestFSMRef<Lamp, Light, int>(Props.Create(() => new Lamp(TestActor)));
        fsm.SetTimer("name", "timer", Second);
        Assert.True(fsm.IsTimerActive("name"));
        Time.Advance(Second);
        ExpectMsg("timer in Off");
        Assert.False(fsm.IsTimerActive("name"));
        fsm.SetTimer("name", "timer", Second, repeat: true);
        Time.Advance(Second);
        Time.Advance(Second);
        ExpectMsg("timer in Off");
        ExpectMsg("timer in Off");
        fsm.SetTimer("name", "timer", Second * 5);
        Time.Advance(Second);
        ExpectNoMsg(TimeSpan.Zero);
        fsm.CancelTimer("name");
        Time.Advance(Second * 10);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_test_can_put_a_machine_into_a_state()
    {
        var fsm = ActorOfAsTestFSMRef<Lamp, Light, int>(Props.Create(() => new Lamp(TestActor)));
        Assert.Equal(Light.Off, fsm.StateName);
        Assert.False(fsm.IsStateTimerActive());
        fsm.SetState(Light.On, 7);
        Assert.Equal((Light.On, 7), (fsm.StateName, fsm.StateData));
        Assert.True(fsm.IsStateTimerActive());
        fsm.SetStateData(9);
        Assert.Equal(9, fsm.StateData);
        fsm.SetState(Light.Off);
        Assert.Equal(Runtime.IsAkka, fsm.IsStateTimerActive()); // there the old one still runs, and means nothing
    }

    [Fact]
    public void Replies_go_out_in_their_order()
    {
        var fsm = New();
        fsm.Tell("replies");
        ExpectMsg("first");
        ExpectMsg("second");
    }

    [Fact]
    public void An_unhandled_event_is_asked_of_the_catch_all_and_then_warned_of()
    {
        var fsm = New();
        fsm.Tell("break in off");
        fsm.Tell("state");
        ExpectMsg(Light.Broken);
        EventFilter.Warning(start: "unhandled event what? in state Broken").ExpectOne(() => fsm.Tell("what?"));
    }

    [Fact]
    public void Functions_of_the_same_state_are_asked_in_turn()
    {
        var fsm = New();
        fsm.Tell("second function");
        ExpectMsg("second function of Off");
    }

    [Fact]
    public void A_function_can_be_transformed()
    {
        var fsm = New();
        fsm.Tell("transformed");
        fsm.Tell("count");
        ExpectMsg(100);
    }

    [Fact]
    public void The_end_is_told_with_its_reason()
    {
        Check("stop", "Normal in Off with 0", false);
        Check("stop failing", "Failure(it broke) in Off with 5", true);
        Check(PoisonPill.Instance, "Shutdown in Off with 0", false);

        void Check(object message, string end, bool isError)
        {
            var fsm = New();
            Watch(fsm);
            EventFilter.Error("it broke").Expect(isError ? 1 : 0, isError ? TimeSpan.FromSeconds(3) : Moment, () => fsm.Tell(message));
            var text = ExpectMsg<string>();
            Assert.Equal(end, text.Split('+')[^1]);
            ExpectTerminated(fsm);
        }
    }

    [Fact]
    public void A_state_that_is_not_declared_ends_the_machine()
    {
        var fsm = New();
        EventFilter.Error(contains: "Next state 7 does not exist").ExpectOne(() => fsm.Tell("nowhere"));
        Assert.StartsWith("Failure(Next state 7 does not exist)", ExpectMsg<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Initialize_needs_a_state_to_start_with()
    {
        EventFilter.Exception<ActorInitializationException>().And.Error(contains: "You must call StartWith")
            .ExpectOne(() => Sys.ActorOf(Props.Create(() => new Empty())));
    }

    private void Advance(IActorRef fsm)
    {
        fsm.Tell("sync");
        ExpectMsg("synced");
        Time.Advance(Second * 10);
    }

    private IActorRef New() => Sys.ActorOf(Props.Create(() => new Lamp(TestActor)));

    private sealed class Empty : FSM<Light, int>
    {
        public Empty() => Initialize();
    }

    private sealed class Lamp : FSM<Light, int>
    {
        public Lamp(IActorRef journal)
        {
            var tellTransitions = false;
            StartWith(Light.Off, 0);
            When(Light.Off, Transform(fsmEvent => fsmEvent.FsmEvent switch
            {
                "press" => GoTo(Light.On).Using(fsmEvent.StateData + 1),
                "replies" => Stay().Replying("first").Replying("second"),
                "stop" => Stop(),
                "stop failing" => Stop(new Failure("it broke"), 5),
                "nowhere" => GoTo((Light)7),
                "transformed" => Stay(),
                _ => null,
            }).Using(next => next is not null && next.StateData == 0 && next.StopReason is null && next.Replies.Count == 0 ? next.Using(100) : next!));
            When(Light.Off, fsmEvent =>
            {
                if (fsmEvent.FsmEvent is not "second function")
                    return null;
                journal.Tell("second function of Off");
                return GoTo(Light.Off);
            });
            When(Light.On, fsmEvent =>
            {
                switch (fsmEvent.FsmEvent)
                {
                    case "press":
                        return GoTo(Light.Off);
                    case "same":
                        return GoTo(Light.On);
                    case "stay":
                        return Stay();
                    case "quick":
                        return Stay().ForMax(TimeSpan.FromMinutes(1)).Replying("quick");
                    case StateTimeout:
                        journal.Tell($"timed out in {StateName}");
                        return GoTo(Light.Off);
                    default:
                        return null;
                }
            }, TimeSpan.FromSeconds(10));
            When(Light.Broken, _ => null);
            WhenUnhandled(fsmEvent =>
            {
                switch (fsmEvent.FsmEvent)
                {
                    case "journal on":
                        tellTransitions = true;
                        return GoTo(StateName);
                    case "count":
                        Sender.Tell(fsmEvent.StateData);
                        return GoTo(StateName);
                    case "state":
                        Sender.Tell(StateName);
                        return GoTo(StateName);
                    case "sync":
                        Sender.Tell("synced");
                        return GoTo(StateName);
                    case "timer":
                        journal.Tell($"timer in {StateName}");
                        return GoTo(StateName);
                    case "break in off":
                        return GoTo(Light.Broken);
                    default:
                        return null;
                }
            });
            OnTransition((from, to) =>
            {
                if (tellTransitions && from != to)
                    journal.Tell($"{from} -> {to}: {StateData} -> {NextStateData}");
            });
            OnTermination(end => journal.Tell($"{end.Reason} in {end.TerminatedState} with {end.StateData}"));
            Initialize();
        }
    }
}
