using Actors.Platform;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Pipelines;

/// <summary>Loggers in this process, supervised as any longrun.</summary>
[Collection(nameof(OneReaper))]
public class LoggerActorTests : TestKit
{
    private readonly LoggerWorld _world;

    public LoggerActorTests() => _world = new LoggerWorld(this, Sys);

    [Fact]
    public void It_logs_as_s6_log_does_and_needs_no_process()
    {
        var logger = _world.Logger($"n20 {_world.Log}");
        _world.ExpectEvents("log", "su");
        Assert.Equal(Identity.ProcessId, _world.Status(logger).Pid);
        _world.Write("one\ntwo\nhalf");
        _world.Await(() => _world.Content() == "one\ntwo\n");
        Assert.Equal(0x1A4u & ~Files.CreationMask(), Files.Status(Files.Join(_world.Log, "current"))!.Value.Mode);
    }

    [Fact]
    public void A_stop_logs_what_is_in_the_pipe_by_then_and_ends_it_as_a_process_that_exits_0()
    {
        var logger = _world.Logger($"-t 1 {_world.Log}");
        _world.ExpectEvents("log", "su");
        logger.Tell(new Control("p")); // It reads nothing until it is asked to end.
        _world.Await(() => _world.Status(logger).Paused);
        _world.Write("one\ntwo\nhalf");
        _world.Stop(logger, "log");
        Assert.Equal("one\ntwo\nhalf\n", _world.Content());
        Assert.NotEqual(0u, Files.Status(Files.Join(_world.Log, "current"))!.Value.Mode & 0x40);
        Assert.Equal("0 0\n", Files.ReadAllText(Files.Join(_world.Directory, "log/finished")));
    }

    [Fact]
    public void It_tells_that_it_is_ready_once_it_has_locked_its_directory()
    {
        _world.Logger(_world.Log, notificationFd: 3);
        _world.ExpectEvents("log", "suU");
        Assert.True(Files.Exists(Files.Join(_world.Log, "lock")));
    }

    [Fact]
    public void Killed_it_ends_as_a_process_that_is_and_the_next_one_goes_on_within_the_line()
    {
        var logger = _world.Logger(_world.Log);
        _world.ExpectEvents("log", "su");
        _world.Write("one\nbegin");
        _world.Await(() => _world.Content() == "one\n" && _world.Pipe.Waiting == 0);
        logger.Tell(new Control("k"));
        _world.ExpectEvents("log", "dD");
        Assert.Equal(Signal.Kill, _world.Status(logger).LastExit!.Value.Signal);
        _world.Write("ning\n");
        logger.Tell(new Control("u"));
        _world.Await(() => _world.Content() == "beginning\n");
        Assert.Equal(["one\n", "beginning\n"], _world.LogFiles().Select(_world.Content));
        Assert.EndsWith(".u", _world.LogFiles()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Its_signals_do_what_they_do_to_s6_log()
    {
        var logger = _world.Logger($"-p {_world.Log}");
        _world.ExpectEvents("log", "su");
        _world.Write("one\n");
        _world.Await(() => _world.Content() == "one\n");
        logger.Tell(new Control("a")); // SIGALRM rotates
        _world.Await(() => _world.LogFiles().Length == 2 && _world.Content() == "");
        logger.Tell(new Control("ty")); // SIGTERM does nothing to one that is protected, nor SIGWINCH to anyone
        _world.Write("two\n");
        _world.Await(() => _world.Content() == "two\n");
        logger.Tell(new Control("oh")); // SIGHUP ends it
        _world.ExpectEvents("log", "dD");
        Assert.True(_world.Status(logger).LastExit!.Value.IsSuccess);
        logger.Tell(new Control("u"));
        _world.ExpectEvents("log", "u");
        logger.Tell(new Control("1"));
        _world.ExpectEvents("log", "dD");
        Assert.Equal(Signal.Usr1, _world.Status(logger).LastExit!.Value.Signal);
    }

    [Fact]
    public void One_that_is_stopped_leaves_its_lines_in_the_pipe_until_it_is_continued()
    {
        var logger = _world.Logger(_world.Log);
        _world.ExpectEvents("log", "su");
        logger.Tell(new Control("p"));
        _world.Await(() => _world.Status(logger).Paused);
        _world.Write("one\n");
        Assert.Equal(4, _world.Pipe.Waiting);
        logger.Tell(new Control("c"));
        _world.Await(() => _world.Content() == "one\n");
    }

    [Fact]
    public void A_directory_that_another_logger_has_is_told_as_s6_log_tells_it()
    {
        _world.Logger(_world.Log);
        _world.ExpectEvents("log", "su");
        _world.Await(() => Files.Exists(Files.Join(_world.Log, "lock")));
        using var pipe = _world.NewPipe();
        var second = _world.Logger(_world.Log, "second", pipe);
        second.Tell(new Control("o"));
        _world.ExpectEvents("second", "sudD");
        Assert.Equal(111, _world.Status(second).LastExit!.Value.Code);
        Assert.Contains($"s6-log: fatal: unable to lock {_world.Log}/lock: ", _world.Console, StringComparison.Ordinal);
    }

    [Fact]
    public void Archived_files_go_through_their_processor()
    {
        var logger = _world.Logger($"'?tr a-z A-Z; cat <&4 >&5; echo x >&5' {_world.Log}");
        _world.ExpectEvents("log", "su");
        _world.Write("one\n");
        _world.Await(() => _world.Content() == "one\n");
        logger.Tell(new Control("a"));
        _world.Await(() => Files.List(_world.Log).Any(name => name.EndsWith(".s", StringComparison.Ordinal)));
        Assert.Equal("ONE\n", _world.Content(_world.LogFiles()[0]));
        _world.Await(() => _world.Content("state") == "x\n");
    }

    [Fact]
    public void One_whose_output_is_full_holds_up_its_own_pipe_only()
    {
        using var full = _world.NewPipe();
        _world.Logger("-b -- 1", output: full.Output.Own);
        using var other = _world.NewPipe();
        _world.Logger(_world.Log, "second", other);
        _world.ExpectEvents("log", "su");
        _world.ExpectEvents("second", "su");
        Descriptors.SetNonBlocking(_world.Pipe.Output.Own, true);
        var block = new byte[4096];
        block.AsSpan().Fill((byte)'x');
        block[^1] = (byte)'\n';
        var written = 0;
        // All that two pipes hold, and what is on its way between.
        _world.Await(() =>
        {
            while (Descriptors.Write(_world.Pipe.Output.Own, block) is > 0 and var count)
                written += count;
            return full.Waiting == 65536 && _world.Pipe.Waiting == 65536;
        });
        Assert.Equal(0, Descriptors.WriteAll(other.Output.Own, "one\n"));
        _world.Await(() => _world.Content() == "one\n");
        var read = 0;
        _world.Await(() =>
        {
            for (var count = 1; count > 0 && full.Waiting > 0; read += count)
                count = Descriptors.Read(full.Input.Own, block);
            return read == written;
        });
    }

    [Fact]
    public void A_script_that_is_changed_counts_from_the_next_start_on()
    {
        var logger = _world.Logger(_world.Log);
        _world.ExpectEvents("log", "su");
        Assert.Equal(Identity.ProcessId, _world.Status(logger).Pid);
        Files.WriteAllText(Files.Join(_world.Directory, "log/run"), "#!/bin/sh\necho changed >&2\nexec sleep 1000\n", 0x1ED);
        logger.Tell(new Control("t"));
        _world.ExpectEvents("log", "dD");
        logger.Tell(new Control("u"));
        _world.ExpectEvents("log", "u");
        Assert.NotEqual(Identity.ProcessId, _world.Status(logger).Pid);
        _world.Await(() => _world.Console == "changed\n");
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }
}
