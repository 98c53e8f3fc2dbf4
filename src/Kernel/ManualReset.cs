namespace Actors.Kernel;

/// <summary>The restarts are forgotten when the child says so.</summary>
internal sealed class ManualReset : IBackoffReset;
