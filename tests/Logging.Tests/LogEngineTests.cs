using System.Text;
using System.Text.Json;
using Actors.Platform;

namespace Actors.Logging.Tests;

public sealed class LogEngineTests : EngineFixture
{
    [Fact]
    public void Lines_go_to_current_which_is_marked_as_complete_at_the_end()
    {
        var engine = Open(Log);
        Write(engine, "one\ntw");
        Write(engine, "o\nthree");
        Assert.Equal("one\ntwo\n", Content());
        Assert.Equal(0x1A4u, Platform.Files.Status(Path.Combine(Log, "current"))!.Value.Mode);
        Assert.True(engine.HasPartialLine);
        engine.DropPartialLine();
        Finish(engine);
        Assert.Equal("one\ntwo\n", Content());
        Assert.Equal(0x1E4u, Platform.Files.Status(Path.Combine(Log, "current"))!.Value.Mode);
        Assert.Equal(0x1C0u, Platform.Files.Status(Log)!.Value.Mode);
        Assert.Equal(["current", "lock", "state"], Platform.Files.List(Log).Order());
    }

    [Fact]
    public void After_the_end_nothing_is_written_to_descriptors_that_may_be_others_by_now()
    {
        var engine = Open(Log);
        Write(engine, "one\nhalf");
        engine.Close();
        Assert.Throws<InvalidOperationException>(() => Write(engine, "two\n"));
        Assert.Throws<InvalidOperationException>(engine.EndPartialLine);
        engine.Rotate();
        engine.Advance();
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(engine.Advance);
        Assert.Equal(long.MaxValue, engine.NextDeadline);
        Assert.Equal("one\n", Content());
    }

    [Fact]
    public void Stamps_come_before_the_prefix_and_for_the_next_action_only()
    {
        var engine = Open("pfoo:", "t", "T", "1", "1");
        Write(engine, "a\nb\n");
        var second = Local(1795328702);
        Assert.Equal(
            $"@400000006b028ae31dcd516a {second}.499994986  foo: a\nfoo: a\n@400000006b028ae31dcd516b {second}.499994987  foo: b\nfoo: b\n",
            Host.Output);
    }

    [Fact]
    public void Stamps_are_unique_and_rise_over_the_ends_of_digits_and_seconds()
    {
        Host.Now = 1795328702999999990;
        var engine = Open("t", "T", "1");
        Write(engine, string.Concat(Enumerable.Repeat("\n", 40)));
        var expected = Enumerable.Range(0, 40).Select(i => Host.Now + i)
            .Select(at => $"{Tai64n.FromUnixNanoseconds(at)} {Local(at / 1_000_000_000)}.{at % 1_000_000_000:D9}  ");
        Assert.Equal(string.Join('\n', expected) + "\n", Host.Output);
    }

    [Fact]
    public void Stamps_do_not_go_back_with_the_next_block_unless_the_clock_does()
    {
        var engine = Open("t", "1");
        Write(engine, "\n\n\n");
        Write(engine, "\n");
        Host.Now -= 1_000_000_000;
        Write(engine, "\n");
        Assert.Equal([0, 1, 2, 3, -1_000_000_000], Host.Output.Split(" \n", StringSplitOptions.RemoveEmptyEntries)
            .Select(stamp => Tai64n.TryParse(Encoding.Latin1.GetBytes(stamp), out var at) ? at.ToUnixNanoseconds() - 1795328702499994986 : 1));
    }

    [Fact]
    public void Actions_on_one_line_show_the_same_time()
    {
        var engine = Open("t", "1", "t", Log);
        Write(engine, "a\nb\n");
        Finish(engine);
        Assert.Equal(Host.Output, Content());
    }

    [Fact]
    public void Long_lines_are_cut_and_the_rest_is_a_line_of_its_own()
    {
        var engine = Open(new LogEngineOptions { LineLimit = 50 }, "-^0", "1");
        Write(engine, new string('x', 50) + "\n" + new string('y', 51) + "\n" + new string('0', 100) + "zz");
        engine.EndPartialLine();
        Assert.Equal($"{new string('x', 50)}\n{new string('y', 50)}\ny\nzz\n", Host.Output);
    }

    [Fact]
    public void Without_a_limit_lines_may_be_longer_than_any_buffer()
    {
        var engine = Open(new LogEngineOptions { LineLimit = 0 }, "pp", "1", Log);
        var line = new string('x', 300_000);
        for (var i = 0; i < 10; i++)
            Write(engine, line);
        Write(engine, "\n");
        Finish(engine);
        Assert.Equal($"p {string.Concat(Enumerable.Repeat(line, 10))}\n", Host.Output);
        Assert.Equal(Host.Output, Content());
    }

    [Fact]
    public void A_status_file_is_never_larger_than_memory_is_for()
    {
        var file = $"{Log}-status";
        var engine = Open("^4294967295", "=" + file);
        Write(engine, "a\n");
        Assert.Equal(StatusFileAction.LargestSize, Platform.Files.Status(file)!.Value.Size);
        Platform.Files.Remove(file);
    }

    [Fact]
    public void What_the_output_does_not_take_waits_until_it_does()
    {
        var engine = Open("1");
        Host.OutputRoom = 5;
        Write(engine, "abc\ndef\n");
        Write(engine, "ghi\n");
        Assert.Equal("abc\nd", Host.Output);
        Assert.True(engine.OutputIsBlocked);
        Assert.Equal(7, engine.PendingBytes);
        engine.Close();
        Assert.False(engine.IsClosed);
        Host.OutputRoom = 3;
        engine.FlushOutput();
        Assert.Equal("abc\ndef\n", Host.Output);
        Host.OutputRoom = 100;
        engine.FlushOutput();
        Assert.Equal("abc\ndef\nghi\n", Host.Output);
        Assert.True(engine.IsClosed);
    }

    [Fact]
    public void An_output_that_breaks_is_given_up_and_the_rest_goes_on()
    {
        var engine = Open("1", Log);
        Host.OutputRoom = 0;
        Write(engine, "a\n");
        Host.OutputError = Errno.EPIPE;
        engine.FlushOutput();
        Write(engine, "b\n");
        Finish(engine);
        Assert.Equal(["unable to write to stdout, closing the stream - error was: Broken pipe"], Host.Warnings);
        Assert.Equal("a\nb\n", Content());
    }

    [Fact]
    public void Alerts_are_cut_to_their_limit_unless_just_three_bytes_are_over()
    {
        var engine = Open("E5", "pp", "2");
        Write(engine, "12345678\n123456789\n");
        Assert.Equal("s6-log: alert: p 12345678\ns6-log: alert: p 12345...\n", Host.Alerts.ToString());
    }

    [Fact]
    public void A_status_file_is_replaced_by_each_line_and_has_its_size()
    {
        var (padded, exact) = (Temporary["padded"], Temporary["exact"]);
        var engine = Open("^8", $"={padded}", "^0", $"={exact}");
        Write(engine, "first\nsecond line\n");
        Assert.Equal("second l", File.ReadAllText(padded));
        Assert.Equal("second line\n", File.ReadAllText(exact));
        Write(engine, "abc\n");
        Assert.Equal("abc\n\n\n\n\n", File.ReadAllText(padded));
        Assert.Equal(["exact", "padded"], Platform.Files.List(Temporary.Path).Order());
    }

    [Fact]
    public void A_status_file_that_cannot_be_written_is_told_of_once()
    {
        var engine = Open($"={Temporary["no/such"]}", "1");
        Write(engine, "a\nb\n");
        Assert.Equal([$"unable to write status file {Temporary["no/such"]}: No such file or directory"], Host.Warnings);
        Assert.Equal("a\nb\n", Host.Output);
    }

    [Fact]
    public void Lines_to_the_output_can_bear_the_name_of_the_service()
    {
        var engine = Open(new LogEngineOptions { Service = "nginx", PrefixOutput = true }, "pp", "1", "p", Log);
        Write(engine, "a\n");
        Finish(engine);
        Assert.Equal("nginx: p a\n", Host.Output);
        Assert.Equal("a\n", Content());
    }

    [Fact]
    public void Lines_can_be_json()
    {
        var engine = Open(new LogEngineOptions { Service = "a \"b\"", Stream = "stderr", JsonOutput = true, JsonDirectories = true }, "t", "1", Log);
        var random = new Random(1);
        var lines = new List<byte[]> { "plain"u8.ToArray(), "\"\\\b\f\r\t\u0001\u001f\u007f/"u8.ToArray(), "h\u00e9llo \u20ac \ud83d\ude00"u8.ToArray(), "\u00ff"u8[1..].ToArray(), Array.Empty<byte>() };
        for (var i = 0; i < 300; i++)
        {
            var line = new byte[random.Next(60)];
            random.NextBytes(line);
            lines.Add([.. line.Where(value => value is not (0 or 10))]);
        }

        foreach (var line in lines)
            engine.Write([.. line, (byte)'\n']);
        Finish(engine);
        Assert.Equal(Host.Output, Content());
        var objects = Host.Output.Split('\n');
        Assert.Equal(lines.Count + 1, objects.Length);
        for (var i = 0; i < lines.Count; i++)
        {
            using var json = JsonDocument.Parse(Encoding.Latin1.GetBytes(objects[i]));
            Assert.Equal(["time", "service", "stream", "message"], json.RootElement.EnumerateObject().Select(property => property.Name));
            Assert.Equal(Encoding.UTF8.GetString(lines[i]), json.RootElement.GetProperty("message").GetString());
            Assert.Equal("a \"b\"", json.RootElement.GetProperty("service").GetString());
            Assert.Equal("stderr", json.RootElement.GetProperty("stream").GetString());
            Assert.StartsWith("2026-11-22T06:25:02.4999", json.RootElement.GetProperty("time").GetString());
        }
    }

    [Theory]
    [InlineData("plain", 0, "DIR")]
    [InlineData("stamps", 0, "t", "T", "pfoo", "DIR")]
    [InlineData("selection", 0, "-drop", "+[0-9]+ms", "1", "f", "t", "DIR")]
    [InlineData("json", 1, "1", "DIR")]
    public void Lines_are_logged_without_allocating(string what, int json, params string[] script)
    {
        var engine = Open(new LogEngineOptions { JsonOutput = json > 0, JsonDirectories = json > 0 }, ["s200000000", .. script.Select(word => word == "DIR" ? Log : word)]);
        var block = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, 600).Select(i => $"line {i} took {i * 7}ms, drop or keep it: {new string('x', i % 80)}\n")));
        Host.DiscardsOutput = true;
        for (var i = 0; i < 20; i++)
            engine.Write(block.AsSpan(0, block.Length - i));
        // The runtime itself allocates now and then, when it compiles something anew; what lines cost would show in each attempt.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                engine.Write(block.AsSpan(0, block.Length - (i % 20)));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(least == 0, $"{what}: {least} bytes for {100 * 600} lines");
        engine.DropPartialLine();
        Finish(engine);
    }

    private static string Local(long second)
    {
        var local = LocalTime.At(second);
        return $"{local.Year:D4}-{local.Month:D2}-{local.Day:D2} {local.Hour:D2}:{local.Minute:D2}:{local.Second:D2}";
    }
}
