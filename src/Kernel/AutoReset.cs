namespace Actors.Kernel;

/// <summary>The restarts are forgotten when none came for a time.</summary>
internal sealed class AutoReset(TimeSpan resetBackoff) : IBackoffReset
{
    public TimeSpan ResetBackoff { get; } = resetBackoff;
}
