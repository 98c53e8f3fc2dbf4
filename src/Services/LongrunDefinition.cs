using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>A longrun: a supervised process. What its live service directory holds is in <see cref="Files"/>.</summary>
public sealed partial record LongrunDefinition : AtomicDefinition
{
    /// <inheritdoc/>
    public override ServiceType Type => ServiceType.Longrun;

    /// <summary>The source's <c>run</c>.</summary>
    public string RunPath => PathOf("run");

    /// <summary>The source's <c>finish</c>; null where there is none (or none that can be read).</summary>
    public string? FinishPath { get; init; }

    /// <summary>The descriptor on which it announces readiness; null: it is ready once it is up. Below 3 is odd, but allowed.</summary>
    public uint? NotificationFd { get; init; }

    /// <summary>The descriptor that holds the lock against a surviving earlier instance.</summary>
    public uint? LockFd { get; init; }

    /// <summary>After how many ms of waiting for it to go down it is killed; null or 0: never.</summary>
    public uint? TimeoutKill { get; init; }

    /// <summary>How many ms <c>finish</c> may take; null: 5000; 0: any time.</summary>
    public uint? TimeoutFinish { get; init; }

    /// <summary>How many deaths are remembered; null: 100.</summary>
    public uint? MaxDeathTally { get; init; }

    /// <summary>The content of <c>down-signal</c>, as it is in the file; null: SIGTERM.</summary>
    public string? DownSignal { get; init; }

    /// <summary>The content of <c>reload-signal</c>, as it is in the file; null: SIGHUP.</summary>
    public string? ReloadSignal { get; init; }

    /// <summary>Whether <c>flag-newpidns</c> is there: it runs in a pid namespace of its own.</summary>
    public bool NewPidNamespace { get; init; }

    /// <summary>Whether <c>flag-timeout-killpg</c> is there: <see cref="TimeoutKill"/> is for its whole process group.</summary>
    public bool KillProcessGroup { get; init; }

    /// <summary>Whether there is a <c>data</c> directory.</summary>
    public bool HasData { get; init; }

    /// <summary>Whether there is an <c>env</c> directory.</summary>
    public bool HasEnvironment { get; init; }

    /// <summary>Whether there is a <c>template</c> directory: the service has instances.</summary>
    public bool HasTemplate { get; init; }

    /// <summary>What it runs where no directory has a <c>run</c>: program and arguments; empty: <c>run</c>.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>With a <see cref="Command"/>: what is run in the place of <c>finish</c>; empty: nothing.</summary>
    public ImmutableArray<string> FinishCommand { get; init; } = [];

    /// <summary>The longrun whose stdin its stdout goes to (<c>producer-for</c>).</summary>
    public NameReference? ProducerFor { get; init; }

    /// <summary>The longruns whose stdout its stdin reads (<c>consumer-for</c>).</summary>
    public ImmutableArray<NameReference> ConsumerFor { get; init; } = [];

    /// <summary>The name of the bundle of all services of the pipeline that it ends (<c>pipeline-name</c>).</summary>
    public NameReference? PipelineName { get; init; }

    /// <summary>Whether its stdin or stdout is a pipe to another service.</summary>
    public bool IsPipelined => ProducerFor is not null || !ConsumerFor.IsEmpty;
}
