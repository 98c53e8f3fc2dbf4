using Actors.Logging;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary>The surroundings of the engine in s6-log: descriptors 1 and 2.</summary>
internal sealed class S6LogHost(int verbosity, EnvironmentBlock environment) : LogHost
{
    /// <summary>What a pipe that can be written to takes without blocking (PIPE_BUF).</summary>
    private const int PieceForPipes = 4096;

    // Unlike the original, this does not make the descriptor non-blocking: that would be so for all who have the same open file, such as the container's output.
    private readonly bool _outputIsFile = Files.Status(1).IsRegular;

    public override EnvironmentBlock ProcessorEnvironment => environment;

    public override int WriteOutput(ReadOnlySpan<byte> lines)
    {
        if (!_outputIsFile)
        {
            if (!Descriptors.Poll(1, forWriting: true, milliseconds: 0))
                return 0;
            lines = lines[..Math.Min(lines.Length, PieceForPipes)];
        }

        var count = Descriptors.Write(1, lines);
        return count == -Errno.EAGAIN ? 0 : count == 0 ? -Errno.EIO : count;
    }

    public override void WriteAlert(ReadOnlySpan<byte> line) => _ = Descriptors.WriteAll(2, line);

    public override void Warn(string message)
    {
        if (verbosity > 0)
            StandardStreams.Error($"s6-log: warning: {message}\n");
    }
}
