using Actors.Platform;

namespace Actors.Logging.Tests;

public sealed class RecoveryTests : EngineFixture
{
    [Fact]
    public void A_complete_current_is_appended_to_and_counts_for_its_size()
    {
        var engine = Open("s4096", "l0", Log);
        Write(engine, Lines(0, 400));
        Finish(engine);
        engine = Open("s4096", "l0", Log);
        Write(engine, Lines(400, 500));
        Finish(engine);
        Assert.Equal([(".s", Lines(0, 410)), ("current", Lines(410, 500))], Files());
    }

    [Fact]
    public void An_incomplete_current_is_archived_as_such()
    {
        var engine = Open(Log);
        Write(engine, "lost?\n");
        engine.Dispose();
        engine = Open(Log);
        Write(engine, "next\n");
        Finish(engine);
        Assert.Equal([(".u", "lost?\n"), ("current", "next\n")], Files());
    }

    [Theory]
    // What is there: previous, processed (complete or not), current (complete or not); what becomes of it.
    [InlineData("previous", "previous.u=old")]
    [InlineData("previous processed", "previous.u=old")]
    [InlineData("previous processed+", "processed.s=new")]
    [InlineData("processed+", "processed.s=new")]
    [InlineData("previous current", "previous.u=old current.u=now")]
    [InlineData("previous processed+ current", "processed.s=new current.u=now")]
    [InlineData("previous current+", "previous.u=old current=now")]
    public void What_a_crash_in_a_rotation_has_left_is_archived(string there, string expected)
    {
        Directory.CreateDirectory(Log);
        foreach (var file in there.Split(' '))
        {
            var path = Path.Combine(Log, file.TrimEnd('+'));
            File.WriteAllText(path, file[..3] == "pre" ? "old" : file[..3] == "pro" ? "new" : "now");
            Platform.Files.ChangeMode(path, file.EndsWith('+') ? 0x1E4u : 0x1A4);
        }

        File.WriteAllText(Path.Combine(Log, "newstate"), "x");
        File.WriteAllText(Path.Combine(Log, "state"), "x");
        Finish(Open(Log));
        var files = Files().Where(file => file.Content.Length > 0).Select(file => (file.Name, file.Content));
        Assert.Equal(expected.Split(' ').Select(entry => (entry.Contains('.') ? entry[(entry.IndexOf('.'))..entry.IndexOf('=')] : "current", entry[(entry.IndexOf('=') + 1)..])), files);
        Assert.False(File.Exists(Path.Combine(Log, "previous")));
        Assert.False(File.Exists(Path.Combine(Log, "processed")));
        Assert.Equal(there.Contains("current+") ? "x" : "", File.ReadAllText(Path.Combine(Log, "state")));
    }

    [Fact]
    public void A_directory_that_another_logger_has_is_refused()
    {
        using var engine = Open(Log);
        var failure = Assert.Throws<PlatformException>(() => Open(Log));
        Assert.Equal($"unable to lock {Log}/lock: Device or resource busy", failure.Message);
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_refused()
    {
        var failure = Assert.Throws<PlatformException>(() => Open(Temporary["no/such"]));
        Assert.Equal($"unable to mkdir {Temporary["no/such"]}: No such file or directory", failure.Message);
    }

    [Fact]
    public void Whatever_call_was_the_last_before_a_crash_no_line_is_lost_or_doubled()
    {
        var calls = CrashAfter(int.MaxValue);
        Assert.InRange(calls, 50, 1000);
        for (var crash = 0; crash < calls; crash++)
        {
            Directory.Delete(Log, recursive: true);
            CrashAfter(crash);
        }
    }

    /// <summary>Logs lines on a disk that ends with the program at a call; logs more lines after that.</summary>
    private int CrashAfter(int call)
    {
        string[] script = ["n100", "s4096", "l0", "?cat", Log];
        var disk = new FaultyDisk { CrashAt = call };
        Host.Disk = disk;
        var written = 0;
        try
        {
            using var engine = Open(script);
            for (; written < 2000; written += 100)
            {
                Write(engine, Lines(written, written + 100));
                EndProcessors(engine);
            }

            engine.Close();
            EndProcessors(engine);
            Assert.True(engine.IsClosed || call != int.MaxValue);
        }
        catch (FaultyDisk.CrashException)
        {
            // The block that was being written is there up to some line.
            while (Host.Running.TryDequeue(out var pid))
                _ = Children.Wait(pid, out _, out _);
        }

        Host.Disk = null;
        Host.Now += 1_000_000;
        var next = Open(script);
        Write(next, "END\n");
        EndProcessors(next);
        next.Close();
        EndProcessors(next);
        Assert.True(next.IsClosed);
        next.Dispose();

        var content = Content();
        var lines = content.Split('\n');
        Assert.Equal(["END", ""], lines[^2..]);
        var whole = Lines(0, Math.Min(2000, written + 100));
        var before = content[..^4];
        Assert.True(whole.StartsWith(before, StringComparison.Ordinal), $"crash at call {call}: lines are not in order");
        Assert.True(before.Length >= written * 10, $"crash at call {call}: {written} lines were written, {before.Length / 10} are there");
        return disk.Calls;
    }
}
