using System.Collections.Immutable;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>All policies of one service, as they are after patterns and defaults. Immutable.</summary>
public sealed record ServicePolicy
{
    /// <summary>What holds where no policy says anything: what s6 does.</summary>
    public static ServicePolicy Default { get; } = new();

    /// <summary>When it is run again.</summary>
    public RestartPolicy Restart { get; init; } = RestartPolicy.Default;

    /// <summary>How it is told to end.</summary>
    public StopPolicy Stop { get; init; } = StopPolicy.Default;

    /// <summary>What becomes of its lines.</summary>
    public LoggingPolicy Logging { get; init; } = LoggingPolicy.Default;

    /// <summary>Exit codes that are no failure.</summary>
    public ImmutableArray<int> SuccessCodes { get; init; } = [0];

    /// <summary>Signals whose death is no failure.</summary>
    public ImmutableArray<Signal> SuccessSignals { get; init; } = [];

    /// <summary>Whether an end was a success.</summary>
    public bool IsSuccess(ExitStatus status) =>
        status.IsSignaled ? SuccessSignals.Contains(status.Signal) : SuccessCodes.Contains(status.Code);
}
