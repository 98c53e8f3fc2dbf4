using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>s6-log as a process: options, signals, descriptors.</summary>
public sealed class S6LogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [SideBySideTheory]
    [InlineData("")]
    [InlineData("-x 1")]
    [InlineData("-l")]
    [InlineData("-l x 1")]
    [InlineData("-d 2 1")]
    [InlineData("-d 77 1")]
    [InlineData("-dx 1")]
    [InlineData("x")]
    [InlineData("t5 1")]
    [InlineData("n5")]
    [InlineData("-+a 1")]
    [InlineData("-- - 1")]
    [InlineData("1 +a")]
    [InlineData("-q 1 +a")]
    [InlineData("-vqb 1 n5")]
    [InlineData("./no/such")]
    public void Command_lines_are_taken_or_refused_as_by_the_systems(string arguments)
    {
        var theirs = Run("/usr/bin/s6-log", arguments, "a\nb\n");
        var ours = Run(ToolHost.Program, arguments, "a\nb\n");
        // The system's is older: it has no option -t yet.
        Assert.Equal(theirs.Errors.Replace("[ -b ] [ -p ] [ -l linelimit ] ", "[ -b ] [ -p ] [ -l linelimit ] [ -t lastlinetimeout ] "), ours.Errors);
        Assert.Equal((theirs.Code, theirs.Output), (ours.Code, ours.Output));
    }

    [Fact]
    public void The_end_of_input_ends_it_and_an_unfinished_line_is_not_logged()
    {
        using var process = Start("1", "./log");
        process.Write("one\nno newline"u8);
        process.CloseInput();
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("one\n", process.Output);
        Assert.Equal("one\n", File.ReadAllText(_directory["log/current"]));
        Assert.Equal("", process.Errors);
    }

    [Theory]
    [InlineData(Signal.Term)]
    [InlineData(Signal.Hup)]
    public void A_signal_ends_it_at_once_between_lines(Signal signal)
    {
        using var process = Start("./log");
        process.Write("one\n"u8);
        Await("log/current", "one\n");
        process.Send(signal);
        Assert.Equal(new ExitStatus(0, Signal.None), process.Wait());
        Assert.Equal(0x1E4u, Files.Status(_directory["log/current"])!.Value.Mode);
    }

    [Fact]
    public void A_signal_within_a_line_waits_for_its_end_and_leaves_the_rest_in_the_pipe()
    {
        using var process = Start("-t0", "--", "-b", "./log");
        process.Write("one\ntw"u8);
        Await("log/current", "one\n");
        process.Send(Signal.Term);
        process.Write("o"u8);
        process.Write("!\n"u8);
        process.Write("three\n"u8);
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("one\ntwo!\n", File.ReadAllText(_directory["log/current"]));
        Assert.Equal("three\n", process.Unread());
    }

    [Fact]
    public void A_line_that_does_not_end_in_time_is_logged_as_it_is()
    {
        using var process = Start("-t", "100", "./log");
        process.Write("one\ntw"u8);
        Await("log/current", "one\n");
        process.Send(Signal.Term);
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("one\ntw\n", File.ReadAllText(_directory["log/current"]));
    }

    [Fact]
    public void The_last_line_is_logged_at_the_end_of_input_after_a_signal()
    {
        using var process = Start("-t0", "./log");
        process.Write("one\ntw"u8);
        Await("log/current", "one\n");
        process.Send(Signal.Hup);
        process.CloseInput();
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("one\ntw\n", File.ReadAllText(_directory["log/current"]));
    }

    [Fact]
    public void A_last_line_that_is_too_long_is_cut()
    {
        using var process = Start("-l50", "-t0", "./log");
        process.Write("one\ntw"u8);
        Await("log/current", "one\n");
        process.Send(Signal.Term);
        process.Write(Encoding.ASCII.GetBytes(new string('x', 100)));
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal($"one\ntw{new string('x', 48)}\n", File.ReadAllText(_directory["log/current"]));
        Assert.Equal("s6-log: warning: input line too long, stopping before the end\n", process.Errors);
    }

    [Fact]
    public void Protected_it_only_ends_by_a_hangup()
    {
        using var process = Start("-p", "./log");
        process.Write("one\n"u8);
        Await("log/current", "one\n");
        process.Send(Signal.Term);
        process.Write("two\n"u8);
        Await("log/current", "one\ntwo\n");
        process.Send(Signal.Hup);
        Assert.Equal(0, process.Wait().Code);
    }

    [Fact]
    public void An_alarm_rotates()
    {
        using var process = Start("./log");
        process.Write("one\n"u8);
        Await("log/current", "one\n");
        process.Send(Signal.Alrm);
        Await("log/current", "");
        process.Write("two\n"u8);
        process.CloseInput();
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal(["one\n", "two\n"], TemporaryDirectory.Logs(_directory["log"]).Select(file => file.Content));
    }

    [Fact]
    public void Readiness_is_told_when_the_directories_are_open()
    {
        using var notification = new PacketPipe();
        using var process = new S6LogProcess(ToolHost.Program, _directory.Path, ["-d7", "./log"], (7, notification.Write.Number));
        notification.Write.Dispose();
        var buffer = new byte[10];
        Assert.Equal(1, Descriptors.Read(notification.Read.Number, buffer));
        Assert.Equal((byte)'\n', buffer[0]);
        Assert.True(File.Exists(_directory["log/current"]));
        Assert.Equal(0, Descriptors.Read(notification.Read.Number, buffer)); // Closed at once.
    }

    [Fact]
    public void A_broken_output_is_told_of_and_the_log_goes_on()
    {
        using var output = new PacketPipe();
        using var process = new S6LogProcess(ToolHost.Program, _directory.Path, ["1", "./log"], (1, output.Write.Number));
        output.Dispose();
        process.Write("one\n"u8);
        Await("log/current", "one\n");
        process.Write("two\n"u8);
        process.CloseInput();
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("one\ntwo\n", File.ReadAllText(_directory["log/current"]));
        Assert.Equal("s6-log: warning: unable to write to stdout, closing the stream - error was: Broken pipe\n", process.Errors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_full_output_holds_up_the_log_only_where_that_is_asked_for(bool blocking)
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        using (write)
        {
            string[] option = blocking ? ["-b"] : [];
            using var process = new S6LogProcess(ToolHost.Program, _directory.Path, [.. option, "--", "1", "s1000000", "./log"], (1, write.Number));
            write.Dispose();
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789abcde\n", 256)));
            const int Blocks = 40; // 160 KiB: more than the pipes hold.
            var writer = new Thread(() =>
            {
                for (var i = 0; i < Blocks; i++)
                    process.Write(block);
                process.CloseInput();
            });
            writer.Start();
            if (!blocking)
                Await("log/current", content => content.Length == Blocks * block.Length);
            else
                Await("log/current", content => content.Length >= 16 * block.Length);
            var output = new List<byte>();
            var buffer = new byte[10_000];
            for (int count; (count = Descriptors.Read(read.Number, buffer)) > 0;)
                output.AddRange(buffer.AsSpan(0, count));
            Assert.Equal(0, process.Wait().Code);
            writer.Join();
            Assert.Equal(Blocks * block.Length, output.Count);
            Assert.Equal(output, File.ReadAllBytes(_directory["log/current"]));
        }
    }

    [Fact]
    public void The_open_file_of_its_output_is_left_as_it_was()
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        using (write)
        {
            using var process = new S6LogProcess(ToolHost.Program, _directory.Path, ["1"], (1, write.Number));
            process.Write("a\n"u8);
            var buffer = new byte[10];
            Assert.Equal(2, Descriptors.Read(read.Number, buffer));
            Assert.DoesNotContain("flags:\t0104001", File.ReadAllText($"/proc/self/fdinfo/{write.Number}"));
            process.CloseInput();
            Assert.Equal(0, process.Wait().Code);
        }
    }

    [Fact]
    public void A_processor_is_waited_for()
    {
        using var process = Start("s4096", "l0", "?tr a b; echo x >&5", "./log");
        process.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("aaaaaaaaaaaaaaa\n", 256))));
        process.CloseInput();
        Assert.Equal(new ExitStatus(0, Signal.None), process.Wait());
        Assert.Equal([string.Concat(Enumerable.Repeat("bbbbbbbbbbbbbbb\n", 256)), ""], TemporaryDirectory.Logs(_directory["log"]).Select(file => file.Content));
        Assert.Equal("x\n", File.ReadAllText(_directory["log/state"]));
    }

    [Fact]
    public void Stopped_at_any_moment_and_started_again_it_loses_nothing()
    {
        RunAgainAndAgain(Signal.Term, runs: 6);
        Assert.Equal(string.Concat(Enumerable.Range(0, NumberedLines).Select(number => $"line {number}\n")), Logged());
    }

    [Fact]
    public void Killed_at_any_moment_it_doubles_nothing_and_loses_no_more_than_it_had_just_read()
    {
        RunAgainAndAgain(Signal.Kill, runs: 6);
        var last = -1;
        var (broken, missing) = (0, 0);
        foreach (var line in Logged().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("line ", StringComparison.Ordinal) || !int.TryParse(line[5..], out var number))
            {
                broken++; // The rest of a line that was read half by the one that was killed, and half by the next.
                continue;
            }

            Assert.True(number > last, $"{number} after {last}");
            missing += number - last - 1;
            last = number;
        }

        Assert.Equal(NumberedLines - 1, last);
        Assert.InRange(broken, 0, 10);
        Assert.InRange(missing, 0, 5 * 65536 / 7);
    }

    private const int NumberedLines = 60_000;

    private string Logged() => string.Concat(TemporaryDirectory.Logs(_directory["log"]).Select(file => file.Content));

    /// <summary>Loggers that come one after the other on a pipe that is written to all the time; all but the last get a signal.</summary>
    private void RunAgainAndAgain(Signal signal, int runs)
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        using (write)
        {
            var writer = new Thread(() => WriteNumberedLines(write));
            writer.Start();
            var random = new Random(2);
            for (var run = 1; run <= runs; run++)
            {
                using var ready = new PacketPipe();
                using var process = new S6LogProcess(
                    ToolHost.Program, _directory.Path, ["-d3", "n1000", "s20000", "./log"], (0, read.Number), (3, ready.Write.Number));
                Assert.Equal(1, Descriptors.Read(ready.Read.Number, new byte[1]));
                Thread.SpinWait(random.Next(100_000));
                if (run < runs)
                    process.Send(signal);
                Assert.Equal(run < runs && signal == Signal.Kill ? new ExitStatus(0, Signal.Kill) : new(0, Signal.None), process.Wait());
            }

            writer.Join();
        }
    }

    /// <summary>In pieces that are cut anywhere.</summary>
    private static void WriteNumberedLines(Descriptor target)
    {
        var random = new Random(1);
        for (var i = 0; i < NumberedLines;)
        {
            var count = Math.Min(random.Next(1, 50), NumberedLines - i);
            var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(i, count).Select(number => $"line {number}\n")));
            var cut = random.Next(bytes.Length);
            Descriptors.WriteAll(target.Number, bytes.AsSpan(0, cut));
            Descriptors.WriteAll(target.Number, bytes.AsSpan(cut));
            i += count;
        }

        target.Dispose();
    }

    private S6LogProcess Start(params string[] arguments) => new(ToolHost.Program, _directory.Path, arguments);

    private (int Code, string Output, string Errors) Run(string program, string arguments, string input)
    {
        var directory = Directory.CreateDirectory(_directory[Path.GetFileName(program)]).FullName;
        using var process = new S6LogProcess(program, directory, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        process.TryWrite(Encoding.Latin1.GetBytes(input));
        process.CloseInput();
        return (process.Wait().Code, process.Output, process.Errors);
    }

    private void Await(string file, string content) => Await(file, actual => actual == content);

    private void Await(string file, Func<string, bool> isThere)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        for (string? content = null; (content = ReadIfThere(_directory[file])) is null || !isThere(content); Thread.Yield())
            Assert.True(DateTime.UtcNow < until, $"{file} has '{content}'");
    }

    // A rotation takes the file away for a moment.
    private static string? ReadIfThere(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
