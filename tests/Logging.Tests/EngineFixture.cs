using System.IO.Compression;
using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>A directory, a host, and engines that log there.</summary>
public abstract class EngineFixture : IDisposable
{
    internal TemporaryDirectory Temporary { get; } = new();

    internal TestHost Host { get; } = new();

    /// <summary>The log directory that most tests use.</summary>
    protected string Log => Temporary["log"];

    public void Dispose()
    {
        Temporary.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An engine that is open.</summary>
    protected LogEngine Open(params string[] script) => Open(new LogEngineOptions(), script);

    protected LogEngine Open(LogEngineOptions options, params string[] script)
    {
        var engine = new LogEngine(LoggingScript.Parse(script), Host, options);
        try
        {
            engine.Open();
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    protected static void Write(LogEngine engine, string bytes) => engine.Write(Encoding.Latin1.GetBytes(bytes));

    /// <summary>Lets time pass until nothing more is due, or the engine is closed.</summary>
    internal static void Settle(TestHost host, LogEngine engine)
    {
        for (var i = 0; i < 10_000 && !engine.IsClosed && engine.NextDeadline != long.MaxValue; i++)
        {
            host.Ticks = Math.Max(host.Ticks, engine.NextDeadline);
            engine.Advance();
        }
    }

    /// <summary>Waits for the processors that run, and for those that are started when these have ended.</summary>
    protected void EndProcessors(LogEngine engine)
    {
        while (Host.Running.TryDequeue(out var pid))
        {
            Assert.Equal(0, Children.Wait(pid, out _, out var status));
            Assert.True(engine.ProcessorEnded(pid, status));
        }
    }

    protected void Finish(LogEngine engine)
    {
        engine.Close();
        Settle(Host, engine);
        Assert.True(engine.IsClosed);
        engine.Dispose();
    }

    /// <summary>The names of archived files' suffixes and their contents, oldest first, and <c>current</c>.</summary>
    protected List<(string Name, string Content)> Files() =>
        [.. TemporaryDirectory.Logs(Log).Select(file => (file.Name[0] == '@' ? file.Name[^2..] : file.Name, file.Content))];

    /// <summary>All lines, oldest first.</summary>
    protected string Content() => string.Concat(TemporaryDirectory.Logs(Log).Select(file => file.Content));

    /// <summary>All lines, oldest first, of files that are compressed but for <c>current</c>.</summary>
    protected string Uncompressed()
    {
        var content = new StringBuilder();
        foreach (var (name, _) in TemporaryDirectory.Logs(Log))
        {
            using var file = File.OpenRead(Path.Combine(Log, name));
            using Stream stream = name == "current" ? file : new GZipStream(file, CompressionMode.Decompress);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            content.Append(reader.ReadToEnd());
        }

        return content.ToString();
    }

    protected static string Lines(int from, int to) => string.Concat(Enumerable.Range(from, to - from).Select(number => $"{number:D9}\n"));
}
