using Actors.Logging;
using Actors.Platform;

namespace Actors.Pipelines;

/// <summary>What surrounds the engine of a logger in this process. Used on the logger's thread only, but for the constructor.</summary>
internal sealed class LoggerHost(LogHost neighbour, RunningLogger logger, LoggerOutput? output, LoggerOutput alerts, EnvironmentBlock environment) : LogHost(neighbour)
{
    public override EnvironmentBlock ProcessorEnvironment => environment;

    public override int WriteOutput(ReadOnlySpan<byte> lines) => output!.Write(lines);

    public override void WriteAlert(ReadOnlySpan<byte> line) => alerts.WriteAll(line);

    public override void Warn(string message) => logger.Warn(message);

    public override int StartProcessor(SpawnRequest request, out int pid) => logger.StartProcessor(request, out pid);
}
