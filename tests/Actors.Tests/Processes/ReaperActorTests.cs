using Actors.Platform;
using static Actors.Processes.ReaperProtocol;

namespace Actors.Tests.Processes;

[Collection(nameof(OneReaper))]
public class ReaperActorTests : TestKit
{
    private readonly ProcessWorld _world;

    public ReaperActorTests() => _world = new ProcessWorld(Sys);

    [Fact]
    public void Who_watches_a_process_is_told_how_it_ended()
    {
        var pid = Spawn("exit 7");
        _world.Reaper.Tell(new Watch(pid));
        Assert.Equal(new ProcessExited(pid, new ExitStatus(7, Signal.None)), ExpectMsg<ProcessExited>());
    }

    [Fact]
    public void A_process_that_a_signal_killed_is_told_apart_from_one_that_exited()
    {
        var pid = Spawn("kill -9 $$");
        _world.Reaper.Tell(new Watch(pid));
        Assert.Equal(Signal.Kill, ExpectMsg<ProcessExited>().Status.Signal);
    }

    [Fact]
    public void A_status_is_kept_for_a_watcher_that_comes_after_the_death_as_long_as_its_spawn_is_open()
    {
        var pid = Spawn("exit 5");
        var watched = Spawn("sleep 0.2; exit 6");
        _world.Reaper.Tell(new Watch(watched));
        // The first has ended before the second, and has been reaped before or with it.
        Assert.Equal(watched, ExpectMsg<ProcessExited>().Pid);
        _world.Reaper.Tell(new Watch(pid));
        Assert.Equal(new ProcessExited(pid, new ExitStatus(5, Signal.None)), ExpectMsg<ProcessExited>());
    }

    [Fact]
    public void What_is_watched_only_after_it_was_counted_as_an_orphan_ended_with_111()
    {
        Assert.Equal(0, Spawner.Spawn(ProcessWorld.Shell("exit 1"), out var pid));
        AwaitAssert(() =>
        {
            _world.Reaper.Tell(GetStatistics.Instance);
            Assert.Equal(1, ExpectMsg<Statistics>().Orphans);
        });
        _world.Ledger.Begin();
        _world.Reaper.Tell(new Watch(pid));
        Assert.Equal(new ProcessExited(pid, new ExitStatus(111, Signal.None)), ExpectMsg<ProcessExited>());
    }

    [Fact]
    public void What_nobody_watches_is_reaped_and_counted_as_an_orphan()
    {
        Assert.Equal(0, Spawner.Spawn(ProcessWorld.Shell("exit 1"), out _));
        AwaitAssert(() =>
        {
            _world.Reaper.Tell(GetStatistics.Instance);
            Assert.Equal(1, ExpectMsg<Statistics>().Orphans);
        });
    }

    [Fact]
    public void Who_waits_for_the_last_child_is_told_when_there_is_none()
    {
        var pid = Spawn("sleep 0.2");
        _world.Reaper.Tell(new Watch(pid));
        _world.Reaper.Tell(NotifyWhenChildless.Instance);
        ExpectMsg<ProcessExited>();
        ExpectMsg<Childless>();
    }

    [Fact]
    public void A_number_that_is_nobody_s_process_any_more_gets_no_signal()
    {
        // As if that number were another's since: not watched, and not the one that was meant.
        var another = Spawn("exec sleep 1000");
        var watched = Spawn("exec sleep 1000");
        _world.Reaper.Tell(new Watch(watched));
        _world.Reaper.Tell(new SendSignal(another, Signal.Kill));
        _world.Reaper.Tell(new SendSignal(0, Signal.Kill, ToGroup: true));
        _world.Reaper.Tell(new SendSignal(watched, Signal.Usr1));
        Assert.Equal(new ProcessExited(watched, new ExitStatus(0, Signal.Usr1)), ExpectMsg<ProcessExited>());
        _world.Reaper.Tell(new Watch(another));
        _world.Reaper.Tell(new SendSignal(another, Signal.Term));
        Assert.Equal(new ProcessExited(another, new ExitStatus(0, Signal.Term)), ExpectMsg<ProcessExited>());
    }

    [Fact]
    public void Of_a_thousand_short_processes_no_status_is_lost_or_mixed_up()
    {
        var expected = new Dictionary<int, int>();
        for (var i = 0; i < 1000; i++)
        {
            var pid = Spawn($"exit {i % 256}");
            _world.Reaper.Tell(new Watch(pid));
            expected[pid] = i % 256;
            if (i % 50 == 49)
                Collect(expected);
        }

        Collect(expected);
        Assert.Empty(expected);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }

    private void Collect(Dictionary<int, int> expected)
    {
        while (expected.Count > 0)
        {
            var exited = ExpectMsg<ProcessExited>(TimeSpan.FromSeconds(30));
            Assert.True(expected.Remove(exited.Pid, out var code));
            Assert.Equal(code, exited.Status.Code);
        }
    }

    private int Spawn(string script)
    {
        _world.Ledger.Begin();
        Assert.Equal(0, Spawner.Spawn(ProcessWorld.Shell(script), out var pid));
        return pid;
    }
}
