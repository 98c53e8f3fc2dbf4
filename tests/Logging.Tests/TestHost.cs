using System.Text;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>A host that keeps everything in memory and whose clocks stand until they are moved.</summary>
internal sealed class TestHost : LogHost
{
    private readonly List<byte> _output = [];

    /// <summary>2026-11-22T06:25:02.499994986Z.</summary>
    public long Now { get; set; } = 1795328702499994986;

    public long Ticks { get; set; } = 1_000_000_000_000;

    public List<string> Warnings { get; } = [];

    public StringBuilder Alerts { get; } = new();

    public string Output => ByteString.FromBytes([.. _output]);

    /// <summary>How many bytes of output are taken before it is full.</summary>
    public int OutputRoom { get; set; } = int.MaxValue;

    /// <summary>The error that writing output fails with; 0: none.</summary>
    public int OutputError { get; set; }

    /// <summary>Output is taken and forgotten.</summary>
    public bool DiscardsOutput { get; set; }

    public EnvironmentBlock Environment { get; } = EnvironmentBlock.Of("PATH=/usr/bin:/bin");

    public LogFileSystem? Disk { get; set; }

    /// <summary>The pids of processors that were started.</summary>
    public Queue<int> Running { get; } = new();

    public override LogFileSystem FileSystem => Disk ?? base.FileSystem;

    public override long RealtimeNanoseconds => Now;

    public override long MonotonicNanoseconds => Ticks;

    public override uint CreationMask => 0x12;

    public override EnvironmentBlock ProcessorEnvironment => Environment;

    public override int WriteOutput(ReadOnlySpan<byte> lines)
    {
        if (DiscardsOutput)
            return lines.Length;
        if (OutputError != 0)
            return -OutputError;
        var count = Math.Min(OutputRoom, lines.Length);
        _output.AddRange(lines[..count]);
        OutputRoom -= count;
        return count;
    }

    public override void WriteAlert(ReadOnlySpan<byte> line) => Alerts.Append(ByteString.FromBytes(line));

    public override void Warn(string message) => Warnings.Add(message);

    public override int StartProcessor(SpawnRequest request, out int pid)
    {
        var errno = base.StartProcessor(request, out pid);
        if (errno == 0)
            Running.Enqueue(pid);
        return errno;
    }

    /// <summary>Moves the monotonic clock.</summary>
    public void Wait(int milliseconds) => Ticks += milliseconds * 1_000_000L;
}
