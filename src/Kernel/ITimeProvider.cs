namespace Actors.Kernel;

/// <summary>The scheduler's clock.</summary>
public interface ITimeProvider
{
    /// <summary>The wall clock.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The time since some start; it never goes back.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>The same, as finely as there is.</summary>
    TimeSpan HighResMonotonicClock { get; }
}
