using Actors.Handover;
using Actors.Platform;
using Actors.Tests.Processes;
using static Actors.Processes.ReaperProtocol;

namespace Actors.Tests.Handover;

[Collection(nameof(OneReaper))]
public sealed class InheritanceTests : TestKit
{
    private readonly ProcessWorld _world;

    public InheritanceTests() => _world = new ProcessWorld(Sys);

    [Fact]
    public void A_child_that_ended_while_this_process_succeeded_itself_is_still_somebody_s_to_hear_of_after_it_was_collected()
    {
        _world.LeavesTheDead = true;
        _world.Reaper.Tell(GetStatistics.Instance);
        ExpectMsg<Statistics>(); // it has looked for the last time
        _world.Ledger.Begin(); // as for the time of the taking up
        Assert.Equal(0, Spawner.Spawn(ProcessWorld.Shell("exit 5"), out var pid));
        AwaitCondition(() => Files.ReadTextIfThere($"/proc/{pid}/stat")!.Contains(") Z ", StringComparison.Ordinal));
        var inheritance = new Inheritance(HandoverJournal.Create(out _)!.Read());
        _world.LeavesTheDead = false;
        AwaitCondition(() => !Children.Has(pid));
        Assert.True(inheritance.HasChild(pid));
        _world.Reaper.Tell(new Watch(pid));
        Assert.Equal(new ProcessExited(pid, new ExitStatus(5, Signal.None)), ExpectMsg<ProcessExited>());
    }

    [Fact]
    public void One_that_was_collected_before_is_nobody_s() =>
        Assert.False(new Inheritance(HandoverJournal.Create(out _)!.Read()).HasChild(Identity.ProcessId));

    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }
}
