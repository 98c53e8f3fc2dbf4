using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

public sealed class LogEngineTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TestHost _host = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Lines_go_to_current_which_is_marked_as_complete_at_the_end()
    {
        using var engine = Engine([_directory["log"]]);
        Write(engine, "one\ntw");
        Write(engine, "o\nthree");
        Assert.Equal("one\ntwo\n", File.ReadAllText(_directory["log/current"]));
        Assert.Equal(0x1A4u, Files.Status(_directory["log/current"])!.Value.Mode);
        Assert.True(engine.HasPartialLine);
        engine.DropPartialLine();
        engine.Close();
        Assert.True(engine.IsClosed);
        Assert.Equal("one\ntwo\n", File.ReadAllText(_directory["log/current"]));
        Assert.Equal(0x1E4u, Files.Status(_directory["log/current"])!.Value.Mode);
        Assert.Equal(0x1C0u, Files.Status(_directory["log"])!.Value.Mode);
        Assert.Equal(["current", "lock", "state"], Files.List(_directory["log"]).Order());
    }

    [Fact]
    public void Stamps_come_before_the_prefix_and_for_the_next_action_only()
    {
        using var engine = Engine(["pfoo:", "t", "T", "1", "1"]);
        Write(engine, "a\nb\n");
        var local = LocalTime.At(1795328702);
        var second = $"{local.Year:D4}-{local.Month:D2}-{local.Day:D2} {local.Hour:D2}:{local.Minute:D2}:{local.Second:D2}";
        Assert.Equal(
            $"@400000006b028ae31dcd516a {second}.499994986  foo: a\n@400000006b028ae31dcd516b {second}.499994987  foo: b\nfoo: a\nfoo: b\n",
            _host.Output);
    }

    private LogEngine Engine(string[] script, LogEngineOptions? options = null)
    {
        var engine = new LogEngine(LoggingScript.Parse(script), _host, options);
        engine.Open();
        return engine;
    }

    private static void Write(LogEngine engine, string bytes) => engine.Write(Encoding.Latin1.GetBytes(bytes));
}
