using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>An s6-log, or another tool, the system's or ours, as a process. Its output and its messages go to files.</summary>
internal sealed class S6LogProcess : IDisposable
{
    private readonly string _directory;
    private readonly Descriptor _read;
    private readonly Descriptor _write;
    private bool _ended;

    public S6LogProcess(string program, string directory, IEnumerable<string> arguments, params (int Child, int Own)[] descriptors)
        : this(program, ["s6-log", .. arguments], directory, [], descriptors)
    {
    }

    private S6LogProcess(string program, string[] command, string directory, string[] variables, (int Child, int Own)[] descriptors)
    {
        _directory = directory;
        (_read, _write) = PacketPipe.Create(keepsApart: program == "/usr/bin/s6-log");
        using var output = Files.Open(Path.Combine(directory, "output"), OpenMode.Write | OpenMode.Create | OpenMode.Append);
        using var errors = Files.Open(Path.Combine(directory, "errors"), OpenMode.Write | OpenMode.Create | OpenMode.Append);
        string[] environment = [.. variables, "PATH=/usr/bin:/bin", "LC_ALL=C", "DOTNET_EnableDiagnostics=0", $"DOTNET_ROOT={Environment.GetEnvironmentVariable("DOTNET_ROOT")}"];
        var request = new SpawnRequest(program, command, environment)
        {
            WorkingDirectory = directory,
            Descriptors =
            [
                .. descriptors,
                .. new[] { (0, _read.Number), (1, output.Number), (2, errors.Number) }.Where(usual => descriptors.All(other => other.Child != usual.Item1)),
            ],
        };
        Assert.Equal(0, Spawner.Spawn(request, out var pid));
        Pid = pid;
    }

    /// <summary>Starts another of our tools.</summary>
    public static S6LogProcess OfTool(string directory, string[] command, params string[] variables) =>
        new(ToolHost.Program, command, directory, variables, []);

    /// <summary>Starts any program.</summary>
    public static S6LogProcess OfProgram(string program, string directory, string[] command) => new(program, command, directory, [], []);

    public int Pid { get; }

    public string Output => File.ReadAllText(Path.Combine(_directory, "output"), Encoding.Latin1);

    public string Errors => File.ReadAllText(Path.Combine(_directory, "errors"), Encoding.Latin1);

    /// <summary>Writes what is to be read at once (up to 4096 bytes; more is cut there).</summary>
    public void Write(ReadOnlySpan<byte> packet)
    {
        while (!packet.IsEmpty)
        {
            var piece = packet[..Math.Min(4096, packet.Length)];
            Assert.Equal(0, Descriptors.WriteAll(_write.Number, piece));
            packet = packet[piece.Length..];
        }
    }

    /// <summary>Writes to a process that may be gone already.</summary>
    public void TryWrite(ReadOnlySpan<byte> packet) => _ = Descriptors.WriteAll(_write.Number, packet);

    public void CloseInput() => _write.Dispose();

    /// <summary>What the process has left in its input; it must have ended.</summary>
    public string Unread()
    {
        CloseInput();
        var text = "";
        var buffer = new byte[4096];
        for (int count; (count = Descriptors.Read(_read.Number, buffer)) > 0;)
            text += ByteString.FromBytes(buffer.AsSpan(0, count));
        return text;
    }

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
        _read.Dispose();
        _write.Dispose();
        if (_ended)
            return;
        Send(Signal.Kill);
        Wait();
    }
}
