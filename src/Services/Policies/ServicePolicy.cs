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

    /// <summary>What its processes are.</summary>
    public ProcessPolicy Process { get; init; } = ProcessPolicy.Default;

    /// <summary>By what it is ready.</summary>
    public ReadinessPolicy Readiness { get; init; } = ReadinessPolicy.Default;

    /// <summary>How it is looked after.</summary>
    public HealthPolicy Health { get; init; } = HealthPolicy.Default;

    /// <summary>What starts it.</summary>
    public TriggerPolicy Trigger { get; init; } = TriggerPolicy.Default;

    /// <summary>What it is, where no directory says so; null: a directory does.</summary>
    public ServiceCommandPolicy? Command { get; init; }

    /// <summary>Whether it is in the bundle <c>user</c>, which is started with the container.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The names of its instances; null: it has none, and is a service itself.</summary>
    public ImmutableArray<string>? Instances { get; init; }

    /// <summary>How long it may take to come up, zero: any time; null: <c>timeout-up</c>.</summary>
    public TimeSpan? TimeoutUp { get; init; }

    /// <summary>How long it may take to go down, zero: any time; null: <c>timeout-down</c>.</summary>
    public TimeSpan? TimeoutDown { get; init; }

    /// <summary>Whether an end was a success.</summary>
    public bool IsSuccess(ExitStatus status) =>
        status.IsSignaled ? SuccessSignals.Contains(status.Signal) : SuccessCodes.Contains(status.Code);
}
