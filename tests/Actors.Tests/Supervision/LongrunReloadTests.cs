using Actors.Platform;
using Actors.Policies;
using Actors.Services.Policies;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Supervision;

/// <summary>A longrun whose policies change while it runs, and one that its policy does not let start.</summary>
[Collection(nameof(OneReaper))]
public class LongrunReloadTests : LongrunTestKit
{
    public LongrunReloadTests() => Script("run", "#!/bin/sh\nexec sleep 1000\n");

    [Fact]
    public void Who_waits_for_a_probe_of_readiness_waits_for_the_new_one()
    {
        var longrun = Supervise(ReadyBy("never"));
        ExpectEvents("su");
        Script("there", "");
        Settle(longrun, ReadyBy("there"));
        ExpectEvents("U");
    }

    [Fact]
    public void Without_health_checks_nothing_is_unhealthy_any_more()
    {
        var longrun = Supervise(Unhealthy(HealthAction.None));
        AwaitCondition(() => StatusOf(longrun).IsHealthy == false, Patience);
        Settle(longrun, new ServicePolicy());
        Assert.Null(StatusOf(longrun).IsHealthy);
    }

    [Fact]
    public void Another_action_counts_for_a_service_that_is_unhealthy_already()
    {
        var longrun = Supervise(Unhealthy(HealthAction.None));
        ExpectEvents("su");
        AwaitCondition(() => StatusOf(longrun).IsHealthy == false, Patience);
        Settle(longrun, Unhealthy(HealthAction.Stop));
        ExpectEvents("dD");
    }

    [Fact]
    public void A_service_that_a_trigger_runs_is_told_to_end_when_it_is_unhealthy()
    {
        var longrun = Supervise(Unhealthy(HealthAction.Restart) with { Trigger = new() { Every = TimeSpan.FromHours(1), AtStart = true } });
        ExpectEvents("sudD");
        Assert.True(StatusOf(longrun).IsArmed);
    }

    [Fact]
    public void Down_for_good_is_down_for_triggers_too()
    {
        var longrun = Supervise(new ServicePolicy { Trigger = new() { Every = TimeSpan.FromHours(1) } });
        Assert.True(StatusOf(longrun).IsArmed);
        longrun.Tell(new Control("D"));
        Assert.False(StatusOf(longrun).IsArmed);
    }

    [Fact]
    public void A_group_does_not_wait_for_one_that_cannot_be_started()
    {
        var group = CreateTestProbe();
        var longrun = Supervise(new ServicePolicy(), group.Ref);
        ExpectEvents("su");
        longrun.Tell(GroupProtocol.Hold.Instance, group.Ref);
        group.ExpectMsg<GroupProtocol.Held>(Patience);
        Settle(longrun, new ServicePolicy { Process = new() { User = "nobody-has-this-name" } }, group.Ref);
        longrun.Tell(GroupProtocol.Release.Instance, group.Ref);
        group.ExpectMsg<GroupProtocol.Risen>(Patience);
    }

    [Fact]
    public void What_its_group_held_starts_when_it_is_in_that_group_no_more()
    {
        var group = CreateTestProbe();
        var longrun = Supervise(new ServicePolicy(), group.Ref);
        ExpectEvents("su");
        longrun.Tell(GroupProtocol.Hold.Instance, group.Ref);
        group.ExpectMsg<GroupProtocol.Held>(Patience);
        ExpectEvents("dD");
        Settle(longrun, new ServicePolicy());
        ExpectEvents("u");
    }

    private ServicePolicy ReadyBy(string file) => new()
    {
        Readiness = new() { Kind = ReadinessKind.Probe, Probe = FileProbe(file) },
    };

    private ServicePolicy Unhealthy(HealthAction action) => new() { Health = new() { Probe = FileProbe("never"), Failures = 1, Action = action } };

    private ProbePolicy FileProbe(string file) => new(ProbeKind.File) { Path = Files.Join(World.Directory, file), Interval = TimeSpan.FromMilliseconds(5) };

    private void Settle(IActorRef longrun, ServicePolicy policy, IActorRef? group = null)
    {
        longrun.Tell(new Settle(Settings(policy, group)));
        Assert.Null(ExpectMsg<Settled>(Patience).Failure);
    }
}
