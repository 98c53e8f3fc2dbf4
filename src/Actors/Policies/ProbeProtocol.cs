namespace Actors.Policies;

/// <summary>What a <see cref="ProbeActor"/> tells its parent, and itself.</summary>
internal static class ProbeProtocol
{
    /// <summary>To the parent: one probe is over.</summary>
    /// <param name="Failure">Why it was bad; null: it was good.</param>
    internal sealed record Probed(string? Failure);

    /// <summary>It is time for a probe.</summary>
    internal sealed class Due
    {
        internal static Due Instance { get; } = new();
    }

    /// <summary>The probe takes too long.</summary>
    internal sealed class TimeUp
    {
        internal static TimeUp Instance { get; } = new();
    }

    /// <summary>Something happened to the connection of a probe.</summary>
    internal sealed record Polled(int Number);
}
