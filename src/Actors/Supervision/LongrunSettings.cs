using Actors.Pipelines;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Supervision;

/// <summary>What a longrun is run with.</summary>
/// <param name="Name">Its name, as its scripts get it: <c>web</c>, <c>web/log</c>.</param>
/// <param name="Directory">Its live service directory.</param>
/// <param name="Environment"><c>NAME=VALUE</c> strings for run and finish.</param>
public sealed record LongrunSettings(string Name, string Directory, IReadOnlyList<string> Environment)
{
    /// <summary>Descriptors of run beside the notification fd: number there, number here. Pipes of a pipeline, kept open over every restart.</summary>
    public IReadOnlyList<(int Child, int Own)> Descriptors { get; init; } = [];

    /// <summary>Whether files in <see cref="Directory"/> can be executed: it is not mounted noexec.</summary>
    public bool MayExecute { get; init; } = true;

    /// <summary>Where its scripts were copied from; empty: nowhere.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is run in the place of <c>run</c>: program and arguments; empty: <c>run</c>.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>With a <see cref="Command"/>: what is run in the place of <c>finish</c>; empty: nothing.</summary>
    public IReadOnlyList<string> FinishCommand { get; init; } = [];

    /// <summary>The container's variables, a file each; null: there are none.</summary>
    public string? ContainerEnvironment { get; init; }

    /// <summary>Who decides with it when it ends: the actor of its group; null: it is in none.</summary>
    public IActorRef? Group { get; init; }

    /// <summary>Its policies.</summary>
    public ServicePolicy Policy { get; init; } = ServicePolicy.Default;

    /// <summary>The pipe that run reads, where it is the consumer of a pipeline; among <see cref="Descriptors"/> already.</summary>
    public Pipe? Pipe { get; init; }

    /// <summary>The only producer of that pipe, whose lines they are; null: there are several, or none.</summary>
    public string? LinesOf { get; init; }

    /// <summary>Whether the service database started it: then its <c>down</c> file follows the database's state, as s6-rc keeps it.</summary>
    public bool IsInDatabase { get; init; }

    /// <summary>What it may have in common with others; null: nothing.</summary>
    public SharedSuperviseFiles? Shared { get; init; }

    /// <summary>Since when all that its supervisor has in <see cref="Directory"/> is there, new (<see cref="SharedSuperviseFiles.LayOut"/>); null: that is not known.</summary>
    public Tai64n? LaidOut { get; init; }
}
