using Actors.Platform;
using Actors.Policies;
using Actors.Services.Policies;
using Actors.Supervision;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Supervision;

/// <summary>A longrun with real scripts under policies.</summary>
[Collection(nameof(OneReaper))]
public class LongrunPolicyTests : LongrunTestKit
{
    private static readonly RestartPolicy s_quick = new() { MinBackoff = TimeSpan.FromMilliseconds(1), MaxBackoff = TimeSpan.FromMilliseconds(1), ResetAfter = TimeSpan.FromHours(1) };

    [Fact]
    public void With_a_backoff_it_is_run_again_after_that_and_not_after_a_second()
    {
        Script("run", "#!/bin/sh\nexit 1\n");
        Supervise(new ServicePolicy { Restart = s_quick });
        ExpectEvents("sudDudDudDud");
    }

    [Fact]
    public void On_failure_a_success_is_the_end()
    {
        Script("run", $"#!/bin/sh\n[ -e {World.Directory}/again ] && exit 3\ntouch {World.Directory}/again\nexit 1\n");
        var longrun = Supervise(new ServicePolicy { Restart = s_quick with { Mode = RestartMode.OnFailure }, SuccessCodes = [0, 3] });
        ExpectEvents("sudDudD");
        Assert.False(StatusOf(longrun).WantUp);
    }

    [Fact]
    public void When_restarts_are_used_up_it_is_down_for_good_and_who_waits_is_told()
    {
        Script("down", "");
        Script("notification-fd", "3\n");
        Script("run", "#!/bin/sh\nexit 1\n");
        var longrun = Supervise(new ServicePolicy { Restart = s_quick with { MaxRestarts = 1 } });
        longrun.Tell(new ServiceProtocol.Start("svc"));
        Assert.Equal("its restarts are used up", ExpectMsg<ServiceProtocol.StartFailed>(Patience).Reason);
        ExpectEvents("sudDudOD");
        longrun.Tell(new ServiceProtocol.Start("svc")); // a request counts from the beginning
        ExpectMsg<ServiceProtocol.StartFailed>(Patience);
        ExpectEvents("udDudOD");
    }

    [Fact]
    public void What_it_escalates_is_a_failure_of_its_actor_and_the_actor_can_go_on()
    {
        Script("run", "#!/bin/sh\nexit 7\n");
        var failures = CreateTestProbe();
        var settings = Settings(new ServicePolicy { Restart = s_quick with { MaxRestarts = 0, Exhausted = ExhaustedAction.Escalate } });
        Sys.ActorOf(Props.Create(() => new ParentActor(LongrunProps(settings), failures.Ref)));
        var failure = failures.ExpectMsg<ServiceFailedException>(Patience);
        Assert.Equal((7, true, "svc"), (failure.ExitCode, failure.Escalates, failure.Service));
        Assert.Equal(LongrunState.Down, StatusOf(failures.LastSender).State);
    }

    [Fact]
    public void Signal_and_kill_timeout_of_the_policy_count_more_than_those_of_the_directory()
    {
        Script("down-signal", "HUP\n");
        Script("run", $"#!/bin/sh\ntrap 'touch {World.Directory}/int' INT\ntrap 'touch {World.Directory}/hup' HUP\ntouch {World.Directory}/up\nwhile :; do sleep 0.01; done\n");
        var longrun = Supervise(new ServicePolicy { Stop = new() { Signal = Signal.Int, Timeout = TimeSpan.FromMilliseconds(300) } });
        AwaitCondition(() => Files.Exists(Files.Join(World.Directory, "up")), Patience);
        longrun.Tell(new ServiceProtocol.Stop("svc"));
        ExpectMsg<ServiceProtocol.Stopped>(Patience);
        Assert.Equal(Signal.Kill, StatusOf(longrun).LastExit!.Value.Signal);
        Assert.True(Files.Exists(Files.Join(World.Directory, "int")));
        Assert.False(Files.Exists(Files.Join(World.Directory, "hup")));
    }

    [Fact]
    public void A_restart_that_is_asked_for_is_no_failure()
    {
        Script("run", "#!/bin/sh\nexec sleep 1000\n");
        var longrun = Supervise(new ServicePolicy { Restart = s_quick with { MaxRestarts = 0 } });
        ExpectEvents("su");
        longrun.Tell(new Control("r"));
        ExpectEvents("dDu");
    }

    [Fact]
    public void Other_policies_count_from_the_next_end_on()
    {
        Script("run", "#!/bin/sh\nexec sleep 1000\n");
        var longrun = Supervise(ServicePolicy.Default);
        ExpectEvents("su");
        var settings = StatusOf(longrun).Settings! with { Policy = new ServicePolicy { Restart = s_quick with { Mode = RestartMode.Never } } };
        longrun.Tell(new Settle(settings));
        Assert.Null(ExpectMsg<Settled>().Failure);
        longrun.Tell(new Control("k"));
        ExpectEvents("dOD");
    }

    private sealed class ParentActor : ReceiveActor
    {
        private readonly IActorRef _failures;

        public ParentActor(Props child, IActorRef failures)
        {
            _failures = failures;
            Context.ActorOf(child, "svc");
            ReceiveAny(_ => { });
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, failure =>
        {
            _failures.Tell(failure, Sender);
            return Directive.Resume;
        }, loggingEnabled: false);
    }
}
