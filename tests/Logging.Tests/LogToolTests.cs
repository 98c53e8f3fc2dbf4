using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>The tools around s6-log.</summary>
public sealed class LogToolTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public LogToolTests() => Files.ChangeMode(_directory.Path, 0x1FF);

    public void Dispose() => _directory.Dispose();

    [SideBySideFact]
    public void S6_tai64nlocal_turns_stamps_into_times_as_the_systems_does()
    {
        var random = new Random(1);
        var input = new StringBuilder("@400000006b028ae31dcd516a x\n\n@\n@400000006b028ae31dcd516 y\n @400000006b028ae31dcd516a\n@400000006B028AE31DCD516A\n");
        for (var i = 0; i < 200; i++)
            input.Append($"{Tai64n.FromUnixNanoseconds(random.NextInt64(4_000_000_000_000_000_000))} {(char)random.Next(128, 256)} line {i}\n");
        input.Append("@400000006b028ae31dcd516a");
        foreach (var option in new[] { "", "-g" })
        {
            var theirs = Run("/usr/bin/s6-tai64nlocal", "s6-tai64nlocal", option, input.ToString());
            var ours = Run(ToolHost.Program, "s6-tai64nlocal", option, input.ToString());
            Assert.Equal(theirs, ours);
            Assert.Contains("2026-11-22 06:25:02.499994986 x\n", option == "-g" ? ours.Output : "2026-11-22 06:25:02.499994986 x\n");
        }

        Assert.Equal(Run("/usr/bin/s6-tai64nlocal", "s6-tai64nlocal", "-x", ""), Run(ToolHost.Program, "s6-tai64nlocal", "-x", ""));
    }

    [SideBySideFact]
    public void S6_tai64n_stamps_lines_as_the_systems_does()
    {
        var input = "a\n\0b\n\nlast" + new string('x', 200_000);
        var theirs = Run("/usr/bin/s6-tai64n", "s6-tai64n", "", input);
        var before = Tai64n.Now.ToString();
        var ours = Run(ToolHost.Program, "s6-tai64n", "", input);
        Assert.Equal(LogSnapshot.Times(theirs.Output), LogSnapshot.Times(ours.Output));
        Assert.Equal((theirs.Code, theirs.Errors), (ours.Code, ours.Errors));
        Assert.InRange(ours.Output[..25], before, Tai64n.Now.ToString(), StringComparer.Ordinal);
    }

    [Fact]
    public void A_filter_hands_on_what_it_has_read_before_it_waits_for_more()
    {
        using var process = S6LogProcess.OfTool(_directory.Path, ["s6-tai64nlocal"]);
        process.Write("one\ntw"u8);
        while (process.Output != "one\n")
            Thread.Yield();
        process.Write("o\n"u8);
        process.CloseInput();
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("one\ntwo\n", process.Output);
    }

    [SideBySideFact]
    public void Logutil_service_is_s6_log_with_the_script_of_the_overlay_as_nobody()
    {
        using var process = S6LogProcess.OfTool(_directory.Path, ["logutil-service", _directory["log"]], "S6_KEEP_ENV=1");
        process.Write("one\n"u8);
        var current = _directory["log/current"];
        while (!File.Exists(current) || File.ReadAllText(current).Length == 0)
            Thread.Yield();
        Assert.Equal($"s6-log\0-b\0--\0n20\0s1000000\0T\0{_directory["log"]}\0", File.ReadAllText($"/proc/{process.Pid}/cmdline"));
        Assert.Equal("", File.ReadAllText($"/proc/{process.Pid}/environ"));
        process.CloseInput();
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("LOCAL  one\n", LogSnapshot.Times(File.ReadAllText(current)));
        var nobody = Accounts.Local.FindUser("nobody");
        var expected = Identity.EffectiveUser == 0 ? (nobody?.User ?? 65534, nobody?.Group ?? 65534) : (Identity.EffectiveUser, Identity.EffectiveGroup);
        var status = Files.Status(current)!.Value;
        Assert.Equal(expected, (status.User, status.Group));
    }

    [SideBySideFact]
    public void S6_LOGGING_SCRIPT_is_what_logutil_service_executes()
    {
        using var process = S6LogProcess.OfTool(
            _directory.Path, ["logutil-service", _directory["log"]], "S6_KEEP_ENV=1", "S6_LOGGING_SCRIPT=n20 s1000000\t-dropped|unused");
        process.Write("one\nthis is dropped\ntwo\n"u8);
        process.CloseInput();
        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("one\ntwo\n", File.ReadAllText(_directory["log/current"]));
    }

    [SideBySideFact]
    public void Logutil_service_can_read_from_a_fifo()
    {
        var fifo = _directory["fifo"];
        Files.CreateFifo(fifo);
        using var process = S6LogProcess.OfTool(_directory.Path, ["logutil-service", "-f", fifo, _directory["log"]], "S6_KEEP_ENV=1", "S6_LOGGING_SCRIPT=pfifo");
        using (var writer = Files.Open(fifo, OpenMode.ReadWrite))
        {
            Assert.Equal(0, Descriptors.WriteAll(writer.Number, "one\n"u8));
            while (!File.Exists(_directory["log/current"]) || File.ReadAllText(_directory["log/current"]).Length == 0)
                Thread.Yield();
        }

        Assert.Equal(0, process.Wait().Code);
        Assert.Equal("fifo one\n", File.ReadAllText(_directory["log/current"]));
    }

    [Theory]
    [InlineData("logutil-service")]
    [InlineData("logutil-newfifo")]
    public void Without_an_argument_they_fail_silently(string name) => Assert.Equal((1, "", ""), Run(ToolHost.Program, name, "", ""));

    [Fact]
    public void Logutil_newfifo_makes_a_fifo_in_place_of_whatever_is_there()
    {
        var fifo = _directory["fifo"];
        Directory.CreateDirectory(Path.Combine(fifo, "sub"));
        var owner = Accounts.Local.FindUser(Identity.EffectiveUser)!;
        var (code, _, errors) = Run(ToolHost.Program, "logutil-newfifo", $"-m0640 -o {owner.Name} {fifo}", "");
        Assert.Equal((0, "logutil-newfifo: warning: this binary is deprecated, use s6-mkfifo and s6-chown instead\n"), (code, errors));
        var status = Files.Status(fifo)!.Value;
        Assert.Equal((FileKind.Fifo, 0x1A0u, owner.User, owner.Group), (status.Kind, status.Mode, status.User, status.Group));
        Assert.Equal(1, Run(ToolHost.Program, "logutil-newfifo", $"-o no-such-user {fifo}", "").Code);
    }

    private (int Code, string Output, string Errors) Run(string program, string name, string arguments, string input)
    {
        var directory = Directory.CreateDirectory(_directory[Guid.NewGuid().ToString()]).FullName;
        using var process = S6LogProcess.OfProgram(program, directory, [name, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        process.TryWrite(Encoding.Latin1.GetBytes(input));
        process.CloseInput();
        return (process.Wait().Code, process.Output, process.Errors);
    }
}
