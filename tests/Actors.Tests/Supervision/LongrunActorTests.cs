using Actors.Platform;
using Actors.Processes;
using Actors.Supervision;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Supervision;

/// <summary>A longrun with real scripts, and real tools of s6 looking at it.</summary>
[Collection(nameof(OneReaper))]
public class LongrunActorTests : LongrunTestKit
{
    private const string Forever = "#!/bin/sh\nexec sleep 1000\n";

    [Fact]
    public void Without_a_down_file_it_starts_by_itself_and_with_one_it_waits()
    {
        Script("run", Forever);
        Supervise();
        ExpectEvents("su");
        Script("down", "");
        Supervise("other");
        ExpectEvents("s");
    }

    [Fact]
    public void Who_starts_one_that_tells_when_it_is_ready_is_answered_when_it_has()
    {
        Script("notification-fd", "3\n");
        Script("down", "");
        Script("run", $"#!/bin/sh\nwhile [ ! -e {World.Directory}/go ]; do sleep 0.01; done; echo >&3\nexec sleep 1000\n");
        var longrun = Supervise();
        longrun.Tell(new ServiceProtocol.Start("svc"));
        ExpectEvents("su");
        ExpectNoMsg(TimeSpan.Zero); // up, but not ready
        Script("go", "");
        ExpectMsg<ServiceProtocol.Started>();
        ExpectEvents("U");
    }

    [Fact]
    public void One_that_does_not_tell_when_it_is_ready_is_started_as_soon_as_it_is_up()
    {
        Script("down", "");
        Script("run", Forever);
        Supervise().Tell(new ServiceProtocol.Start("svc"));
        ExpectMsg<ServiceProtocol.Started>();
    }

    [Fact]
    public void Who_stops_it_is_answered_when_finish_has_ended()
    {
        Script("run", Forever);
        Script("finish", $"#!/bin/sh\necho $1 $2 $3 > {World.Directory}/out\n");
        var longrun = Supervise();
        ExpectEvents("su");
        longrun.Tell(new ServiceProtocol.Stop("svc"));
        ExpectMsg<ServiceProtocol.Stopped>();
        Assert.Equal("256 15 svc\n", Files.ReadAllText(Files.Join(World.Directory, "out")));
        ExpectEvents("dD");
    }

    [Fact]
    public void One_that_ends_is_run_again_and_finish_gets_its_exit_code()
    {
        Script("run", $"#!/bin/sh\n[ -e {World.Directory}/again ] && exec sleep 1000\ntouch {World.Directory}/again\nexit 4\n");
        Script("finish", $"#!/bin/sh\necho $1 $2 $3 > {World.Directory}/out\n");
        Supervise();
        ExpectEvents("sudDu");
        Assert.Equal("4 0 svc\n", Files.ReadAllText(Files.Join(World.Directory, "out")));
    }

    [Fact]
    public void A_finish_that_exits_125_means_failed_for_good_and_who_waits_for_readiness_is_told()
    {
        Script("down", "");
        Script("notification-fd", "3\n");
        Script("run", "#!/bin/sh\nexit 1\n");
        Script("finish", "#!/bin/sh\nexit 125\n");
        var longrun = Supervise();
        longrun.Tell(new ServiceProtocol.Start("svc"));
        Assert.Equal("command exited 1", ExpectMsg<ServiceProtocol.StartFailed>().Reason);
        longrun.Tell(GetStatus.Instance);
        Assert.False(ExpectMsg<LongrunStatus>().WantUp);
    }

    [Fact]
    public void One_that_ignores_its_down_signal_is_killed_after_timeout_kill()
    {
        Script("run", $"#!/bin/sh\ntrap '' TERM\ntouch {World.Directory}/up\nwhile :; do sleep 0.01; done\n");
        Script("timeout-kill", "50\n");
        var longrun = Supervise();
        AwaitCondition(() => Files.Exists(Files.Join(World.Directory, "up")), TimeSpan.FromSeconds(20));
        longrun.Tell(new ServiceProtocol.Stop("svc"));
        ExpectMsg<ServiceProtocol.Stopped>(TimeSpan.FromSeconds(20));
        longrun.Tell(GetStatus.Instance);
        Assert.Equal(Signal.Kill, ExpectMsg<LongrunStatus>().LastExit!.Value.Signal);
    }

    [Fact]
    public void A_run_that_cannot_be_executed_is_reported_and_a_stop_is_answered_all_the_same()
    {
        Script("run", "no first line of a script\n");
        Script("down", "");
        var longrun = Supervise();
        longrun.Tell(new ServiceProtocol.Start("svc"));
        AwaitCondition(() => Warnings().Contains("unable to spawn ./run (waiting 60 seconds): Exec format error"), TimeSpan.FromSeconds(20));
        longrun.Tell(new ServiceProtocol.Stop("svc"));
        ExpectMsg<ServiceProtocol.Stopped>();
    }

    [Fact]
    public void One_that_says_that_it_is_ready_and_ends_was_ready_however_late_that_is_read()
    {
        Script("notification-fd", "3\n");
        Script("down", "");
        Script("run", $"#!/bin/sh\nuntil [ -e {World.Directory}/go ]; do sleep 0.01; done\necho >&3\n");
        using var isHeldUp = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        using var poller = new DescriptorPoller(() =>
        {
            isHeldUp.Set();
            goesOn.Wait();
            return false;
        });
        try
        {
            Supervise(host: World.Host with { Poller = poller }).Tell(new ServiceProtocol.Start("svc"));
            ExpectEvents("su");
            isHeldUp.Wait();
            Script("go", "");
            ExpectEvents("UdD");
            ExpectMsg<ServiceProtocol.Started>();
        }
        finally
        {
            goesOn.Set();
        }
    }

    [Fact]
    public void One_whose_directory_is_removed_is_supervised_until_it_is_told_to_leave()
    {
        Script("run", Forever);
        var longrun = Supervise();
        ExpectEvents("su");
        Files.RemoveTree(World.Directory);
        longrun.Tell(Leave.Instance);
        Watch(longrun);
        ExpectEvents("dDx");
        ExpectTerminated(longrun);
        Assert.Contains("unable to write status file: No such file or directory", Warnings());
    }

    [Fact]
    public void Who_hears_that_it_is_no_longer_supervised_finds_a_status_and_no_lock()
    {
        Script("down", "");
        var longrun = Supervise();
        ExpectEvents("s");
        using (var other = new SuperviseFiles(World.Directory))
            Assert.Equal(Errno.EBUSY, Assert.Throws<PlatformException>(() => other.Open()).Errno);
        Assert.Equal(0, EventListener.TryOpen(Files.Join(World.Directory, "event"), out var listener));
        using (listener)
        {
            longrun.Tell(Leave.Instance);
            Assert.True(Descriptors.Poll(listener!.DescriptorNumber, forWriting: false, 20_000));
            Assert.Equal("x", listener.Read());
        }

        using var next = new SuperviseFiles(World.Directory);
        next.Open();
        Assert.True(next.ReadStatus()!.Value.IsNotStartedYet);
    }

    [Theory]
    [InlineData("t", Signal.Term)]
    [InlineData("k", Signal.Kill)]
    [InlineData("1", Signal.Usr1)]
    public void Letters_in_the_control_fifo_send_signals(string letter, Signal signal)
    {
        Script("run", Forever);
        var longrun = Supervise();
        ExpectEvents("su");
        Assert.Equal(0, Files.TryOpen(Files.Join(World.Directory, "supervise/control"), OpenMode.Write | OpenMode.NonBlocking, out var fifo));
        using (fifo)
            Descriptors.WriteAll(fifo!.Number, "o" + letter);
        ExpectEvents("dD");
        longrun.Tell(GetStatus.Instance);
        Assert.Equal(signal, ExpectMsg<LongrunStatus>().LastExit!.Value.Signal);
    }

    [Fact]
    public void Who_restarts_it_is_answered_when_it_is_ready_again_and_its_end_is_nothing_to_warn_of()
    {
        Script("notification-fd", "3\n");
        Script("run", "#!/bin/sh\necho >&3\nexec sleep 1000\n");
        var longrun = Supervise();
        ExpectEvents("suU");
        longrun.Tell(new ServiceProtocol.Restart("svc"));
        ExpectMsg<ServiceProtocol.Started>(Patience);
        ExpectEvents("dDuU");
        Assert.Empty(Warnings());
    }

    [Fact]
    public void The_status_file_is_what_s6_svstat_of_debian_reads()
    {
        Script("run", Forever);
        Supervise();
        ExpectEvents("su");
        var pipe = Descriptors.Pipe();
        var world = World.Host;
        world.Ledger.Begin();
        var request = ProcessWorld.Shell($"s6-svstat -u {World.Directory} && s6-svok {World.Directory} && echo ok") with { Descriptors = [(1, pipe.Write.Number)] };
        Assert.Equal(0, Spawner.Spawn(request, out var pid));
        pipe.Write.Dispose();
        world.Reaper.Tell(new Actors.Processes.ReaperProtocol.Watch(pid));
        ExpectMsg<Actors.Processes.ReaperProtocol.ProcessExited>();
        var output = new byte[100];
        Assert.Equal("true\nok\n", ByteString.FromBytes(output.AsSpan(0, Descriptors.Read(pipe.Read.Number, output))));
        pipe.Read.Dispose();
    }

    private IActorRef Supervise(string name = "svc", ProcessHost? host = null)
    {
        var directory = World.Directory;
        if (name != "svc")
        {
            directory = Files.Join(directory, name);
            Files.CreateDirectory(directory);
            Files.WriteAllText(Files.Join(directory, "down"), "");
        }

        return Supervise(new LongrunSettings(name, directory, ["PATH=/usr/bin:/bin"]), host);
    }
}
