using System.IO.Compression;
using System.Text;
using Actors.Platform;
using Actors.Shell.Logs;
using Actors.Shell.Output;

namespace Actors.Shell.Tests;

public sealed class LogsTests : IDisposable
{
    private const long Second = 1_000_000_000;
    private static readonly long s_noon = DateTimeOffset.Parse("2026-11-22T12:00:00Z").ToUnixTimeSeconds() * Second;
    private readonly TemporaryTree _tree = new();

    [Fact]
    public void Lines_of_all_logs_are_merged_by_time_over_archived_packed_and_current_files()
    {
        Write("web", "current", Stamped(5, "web five"), Stamped(7, "web seven"));
        Write("web", Archive(4), Stamped(1, "web one"), Stamped(4, "web four"));
        Write("db/main", "current", Stamped(6, "db six"));
        Pack("db/main", Archive(3), Stamped(2, "db two"), Stamped(3, "db three"));
        Assert.Equal(["web one", "db two", "db three", "web four", "web five", "db six", "web seven"], Texts(Run.Of("logs", "-n", "all", "-d", _tree.Root)));
        Assert.Equal(["db six", "web seven"], Texts(Run.Of("logs", "-n", "2", "-d", _tree.Root)));
        Assert.Equal(["db two", "db three", "db six"], Texts(Run.Of("logs", "main", "-d", _tree.Root)));
        Assert.Equal(["web four", "web five", "db six", "web seven"], Texts(Run.Of("logs", "--since", "2026-11-22T12:00:04Z", "-d", _tree.Root)));
    }

    [Fact]
    public void A_line_shows_local_time_the_log_and_the_text()
    {
        Write("web", "current", Stamped(5, "five"));
        Write("api", "current", Stamped(6, "six"));
        var five = LogText.Time(s_noon + (5 * Second));
        Assert.Matches("^2026-11-2[123] [0-9]{2}:[0-9]{2}:05[.]000$", five);
        Assert.Equal($"{five} web | five\n{LogText.Time(s_noon + (6 * Second))} api | six\n", Run.Of("logs", "-d", _tree.Root).Output);
        Assert.Equal($"{five} five\n", Run.Of("logs", "web", "-d", _tree.Root).Output);
        Assert.Equal(Stamped(5, "five") + "\n", Run.Of("logs", "web", "--raw", "-d", _tree.Root).Output);
        Assert.Equal(
            """{"time":"2026-11-22T12:00:05.000000000Z","service":"web","line":"five"}""" + "\n", Run.Of("logs", "web", "--json", "-d", _tree.Root).Output);
    }

    [Theory]
    [InlineData("--remote", "127.0.0.1:1")]
    [InlineData("--stdio", "false")]
    public void Files_of_this_machine_are_not_taken_for_logs_of_another_one(string option, string place)
    {
        Write("web", "current", Stamped(5, "five"));
        var run = Run.Of("logs", option, place, "-d", _tree.Root);
        Assert.Equal((100, ""), (run.Code, run.Output));
    }

    [Theory]
    [InlineData(true, true, "\u001b[31mred\u001b[0m \\x1b[2J\u001b[0m")]
    [InlineData(false, true, "red \\x1b[2J")]
    [InlineData(false, false, "\u001b[31mred\u001b[0m \u001b[2J")]
    public void A_line_never_steers_a_terminal_whether_that_has_colours_or_not(bool hasColours, bool isTerminal, string expected)
    {
        var line = new LogLine(new("web", "/x"), 0, Encoding.UTF8.GetBytes("\u001b[31mred\u001b[0m \u001b[2J"), default);
        Assert.EndsWith(expected + "\n", new LogText(new Paint(hasColours), 0, isTerminal).Render(line));
    }

    [Fact]
    public void Every_kind_of_stamp_is_read()
    {
        var local = LocalTime.At(s_noon / Second);
        var text = new byte[LocalTime.TextLength];
        local.Format(123456789, text);
        var moment = s_noon + 123456789;
        Check($"{Encoding.ASCII.GetString(text)}  hello", "hello");
        Check($"{Tai64n.FromUnixNanoseconds(moment)} hello", "hello");
        Check($"{Tai64n.FromUnixNanoseconds(moment)} {Encoding.ASCII.GetString(text)}  hello", "hello");
        Check("""{"time":"2026-11-22T12:00:00.123456789Z","service":"x"}""", """{"time":"2026-11-22T12:00:00.123456789Z","service":"x"}""");
        Assert.False(LogStamp.TryParse("2026-13-22 12:00:00.000000000  no such month"u8, out _, out _));
        Assert.False(LogStamp.TryParse("hello"u8, out _, out _));

        void Check(string line, string rest)
        {
            Assert.True(LogStamp.TryParse(Encoding.ASCII.GetBytes(line), out var time, out var length));
            Assert.Equal((moment, rest), (time, line[length..]));
        }
    }

    [Fact]
    public void Lines_without_a_stamp_follow_the_one_before_them()
    {
        Write("web", "current", "first of all", Stamped(1, "one"), "  at line 2", Stamped(3, "three"));
        Write("db", "current", Stamped(2, "two"));
        Assert.Equal(["first of all", "one", "  at line 2", "two", "three"], Run.Of("logs", "--json", "-d", _tree.Root).Output.TrimEnd().Split('\n')
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("line").GetString()));
    }

    [Fact]
    public void Following_shows_every_line_once_over_rotations_that_nobody_waited_for()
    {
        Write("web", "current", Stamped(1, "one"), Stamped(2, "two"));
        var output = new MemoryOutput();
        var view = new LogView(new Session(output, new MemoryOutput()), [new("web", _tree.Root + "/web")], LogForm.Raw);
        view.Begin();
        Append(Stamped(3, "three") + "\n" + Stamped(4, "begun"));
        view.Show(int.MaxValue, 0);
        view.Step();
        Append(" four\n" + Stamped(5, "five") + "\n");
        Rotate(6);
        Write("web", Archive(8), Stamped(7, "seven"));
        Pack("web", Archive(9), Stamped(8, "eight"));
        Write("web", "current", Stamped(9, "nine"));
        view.Step();
        view.Step();
        Append(Stamped(10, "ten") + "\n");
        view.Step();
        Assert.Equal(["one", "two", "three", "begun four", "five", "seven", "eight", "nine", "ten"], output.Text.TrimEnd().Split('\n').Select(line => line[26..]));
    }

    [Fact]
    public void Following_notices_a_rotation_whose_file_a_processor_has_replaced()
    {
        Write("web", "current", Stamped(1, "one"));
        var follower = new LogFollower(new("web", _tree.Root + "/web"), _ => { }, fromStart: false);
        Append(Stamped(2, "two") + "\n");
        File.Delete(Path.Combine(_tree.Root, "web/current"));
        Pack("web", Archive(3), Stamped(1, "one"), Stamped(2, "two"));
        Write("web", "current", Stamped(4, "four"));
        Assert.Equal(["two", "four"], follower.Read().Select(line => Encoding.UTF8.GetString(line.Text.Span)));
    }

    [Fact]
    public void Files_that_cannot_be_read_are_told_and_the_others_shown()
    {
        Write("web", "current", Stamped(5, "five"));
        File.WriteAllBytes(Path.Combine(_tree.Root, "web", Archive(3)), [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]);
        File.WriteAllBytes(Path.Combine(_tree.Root, "web", Archive(4)), [0x1F, 0x8B, 1, 2, 3]);
        var run = Run.Of("logs", "-n", "all", "-d", _tree.Root);
        Assert.Equal(["five"], Texts(run));
        Assert.Equal(2, run.Error.Split("actors: warning: unable to read").Length - 1);
        Assert.Contains("xzcat", run.Error);
    }

    [Fact]
    public void A_log_that_is_not_there_is_named_with_those_that_are()
    {
        Write("web", "current");
        var run = Run.Of("logs", "wbe", "-d", _tree.Root);
        Assert.Equal((1, "actors: fatal: unable to find the log of wbe: there are web\n"), (run.Code, run.Error));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("2d", 172800)]
    [InlineData("5min", 300)]
    public void Times_may_be_so_long_ago(string text, long seconds)
    {
        Assert.True(Moment.TryParse(text, s_noon, out var moment));
        Assert.Equal(s_noon - (seconds * Second), moment);
    }

    [Theory]
    [InlineData("2026-11-22T11:30:00Z", -1800)]
    [InlineData("2026-11-22T13:00:00.5+01:00", 0.5)]
    public void Times_may_be_moments(string text, double seconds)
    {
        Assert.True(Moment.TryParse(text, s_noon, out var moment));
        Assert.Equal(s_noon + (long)(seconds * Second), moment);
        Assert.True(Moment.TryParse(Tai64n.FromUnixNanoseconds(s_noon).ToString(), 0, out moment));
        Assert.Equal(s_noon, moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("5x")]
    [InlineData("2026-13-01")]
    public void What_is_no_time_is_refused(string text)
    {
        Assert.False(Moment.TryParse(text, s_noon, out _));
        Assert.Equal(100, Run.Of("logs", "--since", text.Length == 0 ? "x" : text, "-d", _tree.Root).Code);
    }

    [Fact]
    public void A_terminal_gets_the_colours_of_a_line_and_nothing_else_of_its_control_characters() =>
        Assert.Equal("a\u001b[1;31mred\u001b[0m\\x1b[2Jb\\x07\u001b[0m", Output.TerminalText.WithColours("a\u001b[1;31mred\u001b[0m\u001b[2Jb\a"));

    public void Dispose() => _tree.Dispose();

    private static string Stamped(int second, string text) => $"{Tai64n.FromUnixNanoseconds(s_noon + (second * Second))} {text}";

    private static string Archive(int second) => $"{Tai64n.FromUnixNanoseconds(s_noon + (second * Second))}.s";

    private static IEnumerable<string> Texts(Run run) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[24..]).Select(line => line[(line.IndexOf('|') + 1)..].TrimStart());

    private void Write(string log, string file, params string[] lines) => _tree.File($"{log}/lock").File($"{log}/{file}", string.Concat(lines.Select(line => line + "\n")));

    private void Pack(string log, string file, params string[] lines)
    {
        _tree.File($"{log}/lock");
        using var gzip = new GZipStream(File.Create(Path.Combine(_tree.Root, log, file)), CompressionMode.Compress);
        gzip.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
    }

    private void Append(string text) => File.AppendAllText(Path.Combine(_tree.Root, "web/current"), text);

    private void Rotate(int second) => File.Move(Path.Combine(_tree.Root, "web/current"), Path.Combine(_tree.Root, "web", Archive(second)));
}
