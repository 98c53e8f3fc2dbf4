using System.IO.Compression;

namespace Actors.Logging.Tests;

public sealed class ProcessorTests : EngineFixture
{
    [Fact]
    public void A_processor_reads_previous_and_writes_what_is_archived_and_keeps_a_state()
    {
        var engine = Open("?n=$(cat <&4); echo $((n + 1)) >&5; echo \"file $((n + 1)) in $PWD\"; tr 0 o", "s4096", "l0", Log);
        for (var i = 0; i < 3; i++)
        {
            Write(engine, Lines(i * 410, (i + 1) * 410));
            EndProcessors(engine);
        }

        Finish(engine);
        Assert.Equal(["file 1", "file 2", "file 3", ""], Files().Select(file => file.Content.Split(' ', 3) is [var word, var number, _] ? $"{word} {number}" : file.Content));
        Assert.Equal($"file 1 in {Log}\n" + Lines(0, 410).Replace('0', 'o'), Files()[0].Content);
        Assert.Equal("3\n", File.ReadAllText(Path.Combine(Log, "state")));
        Assert.Equal(["current", "lock", "state"], Platform.Files.List(Log).Where(name => name[0] != '@').Order());
        Assert.Equal(0x1E4u, Platform.Files.Status(Path.Combine(Log, TemporaryDirectory.Logs(Log)[0].Name))!.Value.Mode);
    }

    [Fact]
    public void A_processor_in_execline_runs()
    {
        if (!File.Exists("/usr/bin/execlineb"))
            return;
        var engine = Open("!tr 0 o", "s4096", "l0", Log);
        Write(engine, Lines(0, 410));
        EndProcessors(engine);
        Finish(engine);
        Assert.Equal(Lines(0, 410).Replace('0', 'o'), Files()[0].Content);
    }

    [Fact]
    public void Lines_are_written_while_a_processor_runs_but_the_next_rotation_waits_for_it()
    {
        var engine = Open(new LogEngineOptions { Blocking = true }, "?cat", "s4096", "l0", Log);
        Write(engine, Lines(0, 500));
        Assert.Equal(Lines(410, 500), File.ReadAllText(Path.Combine(Log, "current")));
        Assert.False(engine.WantsBackPressure);
        Write(engine, Lines(500, 900));
        Assert.Equal(Lines(410, 820), File.ReadAllText(Path.Combine(Log, "current")));
        Assert.True(engine.WantsBackPressure);
        Assert.Equal(800, engine.PendingBytes);
        engine.Rotate();
        EndProcessors(engine);
        Assert.Equal([(".s", Lines(0, 410)), (".s", Lines(410, 820)), ("current", Lines(820, 900))], Files());
        Finish(engine);
    }

    [Theory]
    [InlineData("exit 1", "failed")]
    [InlineData("kill -9 $$", "crashed")]
    public void A_processor_that_fails_is_told_of_and_run_again_after_the_delay(string failure, string verb)
    {
        var marker = Temporary["works"];
        var engine = Open($"?[ -e {marker} ] && exec cat; {failure}", "r500", "s4096", "l0", Log);
        Write(engine, Lines(0, 410));
        EndProcessors(engine);
        Assert.Equal([$"processor {verb} in {Log}"], Host.Warnings);
        Assert.Equal(Host.Ticks + 500_000_000, engine.NextDeadline);
        engine.Advance();
        Assert.Empty(Host.Running);
        File.WriteAllText(marker, "");
        Host.Wait(500);
        engine.Advance();
        EndProcessors(engine);
        Finish(engine);
        Assert.Equal([(".s", Lines(0, 410)), ("current", "")], Files());
    }

    [Fact]
    public void The_end_waits_for_a_processor()
    {
        var engine = Open("?cat", Log);
        Write(engine, "a\n");
        engine.Rotate();
        engine.Close();
        Assert.False(engine.IsClosed);
        EndProcessors(engine);
        Assert.True(engine.IsClosed);
        Assert.Equal([(".s", "a\n"), ("current", "")], Files());
    }

    [Fact]
    public void An_empty_current_is_rotated_where_a_processor_may_have_something_to_say_of_it()
    {
        var engine = Open("?echo nothing", Log);
        engine.Rotate();
        EndProcessors(engine);
        Finish(engine);
        Assert.Equal([(".s", "nothing\n"), ("current", "")], Files());
    }

    [Fact]
    public void A_processor_that_is_not_there_is_told_of_and_no_line_is_lost()
    {
        var engine = Open("!x", "s4096", "l0", Log);
        Host.Environment["PATH"] = "/nowhere";
        Write(engine, Lines(0, 500));
        Assert.Equal([$"unable to spawn processor for logdir {Log}: No such file or directory"], Host.Warnings);
        engine.Dispose();
        Finish(Open(Log));
        Assert.Equal(Lines(0, 500), Content());
    }

    [Fact]
    public void Rotated_files_are_compressed_piece_by_piece_where_that_is_asked_for()
    {
        var engine = Open(new LogEngineOptions { Compress = true }, "s1000000", "l0", Log);
        Write(engine, Lines(0, 100_001));
        Assert.True(File.Exists(Path.Combine(Log, "processed")));
        Assert.Equal(0, engine.NextDeadline);
        Write(engine, Lines(100_001, 100_002));
        Assert.Equal(Lines(100_000, 100_002), File.ReadAllText(Path.Combine(Log, "current")));
        Finish(engine);
        Assert.Equal(Lines(0, 100_002), Uncompressed());
        Assert.InRange(Files()[0].Content.Length, 1000, 400_000);
        Assert.Equal(["current", "lock", "state"], Platform.Files.List(Log).Where(name => name[0] != '@').Order());
    }

    [Fact]
    public void Gzip_agrees()
    {
        var engine = Open(new LogEngineOptions { Compress = true }, "?cat", Temporary["plain"], "?", Log);
        Write(engine, Lines(0, 5000));
        engine.Rotate();
        EndProcessors(engine);
        Finish(engine);
        var archive = Path.Combine(Log, TemporaryDirectory.Logs(Log)[0].Name);
        Assert.Equal(0x1F8B, (File.ReadAllBytes(archive)[0] << 8) | File.ReadAllBytes(archive)[1]);
        using var stream = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        Assert.Equal(Lines(0, 5000), reader.ReadToEnd());
        Assert.Equal(Lines(0, 5000), TemporaryDirectory.Logs(Temporary["plain"])[0].Content); // A processor has its way.
    }
}
