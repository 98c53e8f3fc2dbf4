using Actors.Platform;

namespace Actors.Logging.Tests;

public sealed class DiskFailureTests : EngineFixture
{
    private readonly FaultyDisk _disk = new();

    public DiskFailureTests() => Host.Disk = _disk;

    [Fact]
    public void On_a_full_disk_lines_wait_in_order_and_it_is_told_once()
    {
        var engine = Open("r100", Log);
        _disk.Room = 25;
        for (var i = 0; i < 50; i++)
        {
            Write(engine, Lines(i, i + 1));
            Host.Wait(100);
            engine.Advance();
        }

        Assert.Equal(Lines(0, 3)[..25], Content());
        Assert.Equal(475, engine.PendingBytes);
        Assert.Equal([$"unable to write to {Log}/current: No space left on device"], Host.Warnings);
        Assert.Equal(Host.Ticks + 100_000_000, engine.NextDeadline);
        _disk.Room = long.MaxValue;
        Host.Wait(100);
        engine.Advance();
        Assert.Equal(0, engine.PendingBytes);
        Assert.Equal(long.MaxValue, engine.NextDeadline);
        Assert.Equal(Lines(0, 50), Content());

        _disk.Room = 5;
        Write(engine, Lines(50, 52));
        Assert.Equal(2, Host.Warnings.Count);
        _disk.Room = long.MaxValue;
        Finish(engine);
        Assert.Equal(Lines(0, 52), Content());
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1001)]
    public void Back_pressure_is_wanted_when_too_much_waits(bool blocking, int waiting)
    {
        var engine = Open(new LogEngineOptions { Blocking = blocking, PendingLimit = 1000 }, Log);
        _disk.Room = 0;
        Assert.False(engine.WantsBackPressure);
        Write(engine, new string('x', waiting - 2) + "\n");
        Assert.Equal(blocking, engine.WantsBackPressure);
        Write(engine, "x\n");
        Assert.True(engine.WantsBackPressure);
        _disk.Room = long.MaxValue;
        Settle(Host, engine);
        Assert.False(engine.WantsBackPressure);
        Finish(engine);
    }

    [Fact]
    public void Writes_that_take_a_few_bytes_each_lose_nothing()
    {
        _disk.LargestWrite = 7;
        var engine = Open("n100", "s4096", "l0", "t", Log);
        Write(engine, Lines(0, 300) + "par");
        Write(engine, "tial\n");
        Finish(engine);
        Assert.Equal(Lines(0, 300) + "partial\n", string.Concat(Content().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[26..] + "\n")));
        Assert.All(Files().SkipLast(1), file => Assert.Equal(4104, file.Content.Length)); // 114 lines of 36 bytes: the first line end from 4096 on
    }

    [Theory]
    [InlineData(Errno.ENOSPC, "")]
    [InlineData(Errno.EIO, "")]
    [InlineData(Errno.EACCES, "?cat")]
    public void Whatever_call_fails_once_every_line_arrives_once(int errno, string processor)
    {
        var calls = Run(int.MaxValue, errno, processor);
        Assert.InRange(calls, 30, 1000);
        for (var failing = 0; failing < calls; failing++)
        {
            Directory.Delete(Log, recursive: true);
            Run(failing, errno, processor);
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?cat; cat <&4 >&5", false)]
    [InlineData("", true)]
    public void On_a_disk_that_fails_again_and_again_every_line_arrives_once(string processor, bool compress)
    {
        var random = new Random(1);
        int[] failures = [Errno.EIO, Errno.ENOSPC, Errno.EACCES, Errno.EROFS];
        for (var round = 0; round < 5; round++)
        {
            var engine = Open(new LogEngineOptions { Compress = compress }, Script(processor));
            _disk.Fault = (_, _) => random.Next(3) == 0 ? failures[random.Next(failures.Length)] : 0;
            _disk.LargestWrite = 500;
            for (var i = 0; i < 1500; i += 50)
            {
                Write(engine, Lines(i, i + 50));
                EndProcessors(engine);
                Host.Wait(random.Next(3000));
                engine.Advance();
            }

            engine.Close();
            for (var i = 0; i < 1000 && !engine.IsClosed; i++)
            {
                EndProcessors(engine);
                Settle(Host, engine);
            }

            Assert.True(engine.IsClosed);
            _disk.Fault = (_, _) => 0;
            Assert.Equal(Lines(0, 1500), compress ? Uncompressed() : Content());
            Directory.Delete(Log, recursive: true);
        }
    }

    [Fact]
    public void A_rotation_that_is_asked_for_waits_for_the_end_of_a_line_that_is_written_half()
    {
        var engine = Open("r100", Log);
        _disk.Room = 15;
        Write(engine, Lines(0, 4));
        engine.Rotate();
        _disk.Room = long.MaxValue;
        Finish(engine);
        Assert.All(Files(), file => Assert.True(file.Content.Length % 10 == 0, file.Content));
        Assert.Equal(Lines(0, 4), Content());
        Assert.Equal(2, Files().Count);
    }

    [Fact]
    public void Failures_of_different_kinds_are_told_once_each()
    {
        var engine = Open("s4096", "l0", "r100", Log);
        _disk.Fault = (call, _) => call is "link" ? Errno.EIO : 0;
        Write(engine, Lines(0, 500));
        _disk.Room = 0;
        Write(engine, Lines(500, 600));
        for (var i = 0; i < 20; i++)
        {
            Host.Wait(100);
            engine.Advance();
        }

        Assert.Equal(
            [$"unable to finish previous .s to logdir {Log}: Input/output error", $"unable to write to {Log}/current: No space left on device"], Host.Warnings);
        _disk.Fault = (_, _) => 0;
        _disk.Room = long.MaxValue;
        Finish(engine);
        Assert.Equal(Lines(0, 600), Content());
    }

    [Fact]
    public void A_directory_that_is_removed_is_made_anew_with_what_current_held()
    {
        var engine = Open("s4096", "l0", Log);
        Write(engine, Lines(0, 500));
        Directory.Delete(Log, recursive: true);
        Write(engine, Lines(500, 510)); // Nobody has looked yet: it goes to the file that was removed.
        Host.Wait(2000);
        Write(engine, Lines(510, 520));
        Assert.Equal([("current", Lines(410, 520))], Files());
        Assert.Equal([$"{Log}/current was gone and is made anew"], Host.Warnings);
        Assert.Throws<PlatformException>(() => Open(Log)); // It is locked again.
        Write(engine, Lines(520, 1000));
        Finish(engine);
        Assert.Equal(Lines(410, 1000), Content());
    }

    [Fact]
    public void A_directory_that_is_removed_is_noticed_by_a_rotation_too()
    {
        var engine = Open("s4096", "l0", Log);
        Write(engine, Lines(0, 400));
        Directory.Delete(Log, recursive: true);
        Write(engine, Lines(400, 500));
        Finish(engine);
        Assert.Equal([(".s", Lines(0, 410)), ("current", Lines(410, 500))], Files());
    }

    [Fact]
    public void A_directory_that_is_removed_is_made_anew_at_the_end_too()
    {
        var engine = Open(Log);
        Write(engine, Lines(0, 4));
        Directory.Delete(Log, recursive: true);
        Finish(engine);
        Assert.Equal([("current", Lines(0, 4))], Files());
    }

    [Fact]
    public void A_directory_whose_parent_is_gone_is_waited_for()
    {
        var parent = Directory.CreateDirectory(Temporary["disk"]).FullName;
        var engine = Open("r1000", Path.Combine(parent, "log"));
        Write(engine, Lines(0, 4));
        Directory.Delete(parent, recursive: true);
        Host.Wait(1000);
        Write(engine, Lines(4, 6));
        Assert.Equal([$"unable to mkdir {parent}/log: No such file or directory"], Host.Warnings);
        Directory.CreateDirectory(parent);
        Host.Wait(1000);
        engine.Advance();
        Assert.Equal(Lines(0, 6), File.ReadAllText(Path.Combine(parent, "log/current")));
        Finish(engine);
    }

    [Fact]
    public void A_current_that_is_removed_comes_back_and_one_that_is_moved_away_stays_there()
    {
        var engine = Open(Log);
        Write(engine, "a\n");
        File.Delete(Path.Combine(Log, "current"));
        Host.Wait(2000);
        Write(engine, "b\n");
        Assert.Equal("a\nb\n", Content());
        File.Move(Path.Combine(Log, "current"), Path.Combine(Log, "mine"));
        Host.Wait(2000);
        Write(engine, "c\n");
        Finish(engine);
        Assert.Equal("c\n", Content());
        Assert.Equal("a\nb\n", File.ReadAllText(Path.Combine(Log, "mine")));
    }

    [Fact]
    public void What_a_removed_current_held_is_not_lost_on_a_full_disk_either()
    {
        var engine = Open("r100", Log);
        Write(engine, Lines(0, 100));
        File.Delete(Path.Combine(Log, "current"));
        Host.Wait(2000);
        _disk.Room = 333;
        Write(engine, Lines(100, 110));
        Assert.Equal(Lines(0, 34)[..333], Content());
        _disk.Room = 100;
        Host.Wait(100);
        engine.Advance();
        _disk.Room = long.MaxValue;
        Finish(engine);
        Assert.Equal(Lines(0, 110), Content());
    }

    private string[] Script(string processor) => [.. processor.Length > 0 ? [processor] : Array.Empty<string>(), "n1000", "s4096", "l0", Log];

    private int Run(int failing, int errno, string processor)
    {
        var engine = Open(Script(processor));
        var first = _disk.Calls;
        _disk.Fault = (_, _) => _disk.Calls - first - 1 == failing ? errno : 0;
        for (var i = 0; i < 1000; i += 100)
        {
            Write(engine, Lines(i, i + 100));
            EndProcessors(engine);
        }

        engine.Close();
        for (var i = 0; i < 100 && !engine.IsClosed; i++)
        {
            EndProcessors(engine);
            Settle(Host, engine);
        }

        Assert.True(engine.IsClosed, $"call {failing}");
        _disk.Fault = (_, _) => 0;
        engine.Dispose();
        Assert.True(Lines(0, 1000) == Content(), $"call {failing} failed with {Errno.Describe(errno)}: {string.Join("; ", Host.Warnings)}");
        return _disk.Calls - first;
    }
}
