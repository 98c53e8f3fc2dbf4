using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>An s6-log, the system's or ours, as a process. Its output and its messages go to files.</summary>
internal sealed class S6LogProcess : IDisposable
{
    private readonly string _directory;
    private readonly PacketPipe _input = new();
    private bool _ended;

    public S6LogProcess(string program, string directory, IEnumerable<string> arguments)
    {
        _directory = directory;
        using var output = Files.Open(Path.Combine(directory, "output"), OpenMode.Write | OpenMode.Create | OpenMode.Append);
        using var errors = Files.Open(Path.Combine(directory, "errors"), OpenMode.Write | OpenMode.Create | OpenMode.Append);
        var request = new SpawnRequest(program, ["s6-log", .. arguments], ["PATH=/usr/bin:/bin", "LC_ALL=C", $"DOTNET_ROOT={Environment.GetEnvironmentVariable("DOTNET_ROOT")}"])
        {
            WorkingDirectory = directory,
            Descriptors = [(0, _input.Read.Number), (1, output.Number), (2, errors.Number)],
        };
        Assert.Equal(0, Spawner.Spawn(request, out var pid));
        Pid = pid;
        _input.Read.Dispose();
    }

    public int Pid { get; }

    public string Output => File.ReadAllText(Path.Combine(_directory, "output"), Encoding.Latin1);

    public string Errors => File.ReadAllText(Path.Combine(_directory, "errors"), Encoding.Latin1);

    /// <summary>Writes what is to be read at once (up to 4096 bytes; more is cut there).</summary>
    public void Write(ReadOnlySpan<byte> packet)
    {
        while (!packet.IsEmpty)
        {
            var piece = packet[..Math.Min(4096, packet.Length)];
            Assert.Equal(0, Descriptors.WriteAll(_input.Write.Number, piece));
            packet = packet[piece.Length..];
        }
    }

    public void CloseInput() => _input.Write.Dispose();

    public void Send(Signal signal) => Assert.Equal(0, Signals.Send(Pid, signal));

    /// <summary>Waits for its end.</summary>
    public ExitStatus Wait()
    {
        Assert.Equal(0, Children.Wait(Pid, out _, out var status));
        _ended = true;
        return status;
    }

    public void Dispose()
    {
        _input.Dispose();
        if (_ended)
            return;
        Send(Signal.Kill);
        Wait();
    }
}
