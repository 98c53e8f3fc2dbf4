using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

public sealed class RotationTests : EngineFixture
{
    [Fact]
    public void Current_is_rotated_at_the_first_line_end_that_is_within_the_tolerance_of_the_size()
    {
        var engine = Open("s5000", "l1000", Log);
        Write(engine, Lines(0, 1000)); // Lines of 10 bytes: 400 are 4000 bytes.
        Finish(engine);
        Assert.Equal([(".s", Lines(0, 400)), (".s", Lines(400, 800)), ("current", Lines(800, 1000))], Files());
    }

    [Fact]
    public void A_line_is_never_cut_by_a_rotation_however_long_it_is()
    {
        var engine = Open("s4096", Log);
        var line = new string('x', 8000) + "\n";
        Write(engine, "a\n" + line + "b\n");
        Finish(engine);
        Assert.Equal([(".s", "a\n" + line), ("current", "b\n")], Files());
    }

    [Theory]
    [InlineData("")]
    [InlineData("t")]
    [InlineData("+0")]
    public void Where_files_end_does_not_depend_on_how_the_bytes_came(string directive)
    {
        string[] script = [.. directive.Length > 0 ? [directive] : Array.Empty<string>(), "n100", "s4096", Log];
        var input = Encoding.Latin1.GetBytes(Lines(0, 3000));
        var random = new Random(1);
        List<int>? sizes = null;
        foreach (var largest in new[] { input.Length, 1, 10, 777, 5000 })
        {
            var engine = Open(script);
            for (var at = 0; at < input.Length;)
            {
                var length = Math.Min(input.Length - at, random.Next(1, largest + 1));
                engine.Write(input.AsSpan(at, length));
                at += length;
            }

            Finish(engine);
            List<int> lengths = [.. Files().Select(file => file.Content.Length)];
            sizes ??= lengths;
            Assert.Equal(sizes, lengths);
            Directory.Delete(Log, recursive: true);
        }

        Assert.InRange(sizes!.Count, 10, 100);
    }

    [Fact]
    public void The_oldest_are_removed_beyond_the_number_and_the_total_size()
    {
        var engine = Open("n3", "s4096", "l0", Log);
        Write(engine, Lines(0, 4100)); // 410 lines a file
        Finish(engine);
        Assert.Equal([Lines(2870, 3280), Lines(3280, 3690), Lines(3690, 4100), ""], Files().Select(file => file.Content));

        Host.Now += 1_000_000;
        engine = Open("n3", "s4096", "l0", "S9000", Log);
        Write(engine, Lines(4100, 4510));
        Finish(engine);
        Assert.Equal([Lines(3690, 4100), Lines(4100, 4510), ""], Files().Select(file => file.Content));
        engine = Open("n0", "s4096", "l0", Log);
        Write(engine, Lines(0, 410));
        Finish(engine);
        Assert.Equal([("current", "")], Files());
    }

    [Fact]
    public void Other_files_in_the_directory_are_left_alone()
    {
        Directory.CreateDirectory(Log);
        string[] strangers = ["@4000000000000000000000.s", "@400000000000000000000000.x", "notes", "@40000000000000000000000g.s"];
        foreach (var stranger in strangers)
            File.WriteAllText(Path.Combine(Log, stranger), "x");
        var engine = Open("n0", "s4096", "l0", Log);
        Write(engine, Lines(0, 1000));
        Finish(engine);
        Assert.All(strangers, stranger => Assert.True(File.Exists(Path.Combine(Log, stranger))));
    }

    [Fact]
    public void Archives_keep_their_order_when_the_clock_goes_back()
    {
        var engine = Open("s4096", "l0", Log);
        for (var i = 0; i < 4; i++)
        {
            Write(engine, Lines(i * 410, (i + 1) * 410));
            Host.Now -= 3_600_000_000_000;
        }

        Finish(engine);
        Assert.Equal(Lines(0, 1640), Content());
    }

    [Fact]
    public void Archives_are_complete_and_current_is_not_until_the_end()
    {
        var engine = Open("s4096", "l0", Log);
        Write(engine, Lines(0, 411));
        Assert.Equal([0x1E4u, 0x1A4u], TemporaryDirectory.Logs(Log).Select(file => Platform.Files.Status(Path.Combine(Log, file.Name))!.Value.Mode));
        Finish(engine);
        Assert.Equal(0x1E4u, Platform.Files.Status(Path.Combine(Log, "current"))!.Value.Mode);
    }

    [Fact]
    public void Asked_to_every_directory_is_rotated_unless_it_is_empty()
    {
        var engine = Open("+a", Log, "f", Temporary["other"]);
        Write(engine, "a\n");
        engine.Rotate();
        engine.Rotate();
        Write(engine, "ab\n");
        Finish(engine);
        Assert.Equal([(".s", "a\n"), ("current", "ab\n")], Files());
        Assert.Equal([("current", "")], TemporaryDirectory.Logs(Temporary["other"]));
    }

    [Fact]
    public void Directories_are_rotated_again_and_again_when_their_period_has_passed()
    {
        var engine = Open("R60", Log);
        for (var i = 0; i < 3; i++)
        {
            Write(engine, $"{i}\n");
            Assert.Equal(Host.Ticks + 60_000_000_000, engine.NextDeadline);
            Host.Wait(59_999);
            engine.Advance();
            Assert.Equal(i, Files().Count - 1);
            Host.Wait(1);
            engine.Advance();
            Assert.Equal(i + 1, Files().Count - 1);
        }

        Finish(engine);
    }

    [Fact]
    public void Where_hard_links_cannot_be_made_files_are_renamed()
    {
        Host.Disk = new FaultyDisk { Fault = (call, _) => call == "link" ? Errno.EPERM : 0 };
        var engine = Open("s4096", "l0", Log);
        Write(engine, Lines(0, 900));
        Finish(engine);
        Assert.Equal([(".s", Lines(0, 410)), (".s", Lines(410, 820)), ("current", Lines(820, 900))], Files());
        Assert.Empty(Host.Warnings);
    }

    [Fact]
    public void Where_permissions_cannot_be_changed_lines_are_logged_all_the_same()
    {
        Host.Disk = new FaultyDisk { Fault = (call, _) => call is "fchmod" or "chmod" ? Errno.EPERM : 0 };
        var engine = Open("s4096", "l0", Log);
        Write(engine, Lines(0, 500));
        Finish(engine);
        engine = Open("s4096", "l0", Log);
        Finish(engine);
        Assert.Equal([(".s", Lines(0, 410)), (".u", Lines(410, 500)), ("current", "")], Files());
    }
}
