namespace Actors.Pipelines;

/// <summary>A consumer, its producers, and the pipe between.</summary>
/// <param name="Consumer">The service that reads it.</param>
/// <param name="Producers">The services that write to it.</param>
/// <param name="Pipe">The pipe.</param>
public sealed record PipelinePart(string Consumer, IReadOnlyList<string> Producers, Pipe Pipe);
