using System.Collections.Immutable;

namespace Actors.Services.Policies;

/// <summary>A service that is declared in a policy, without a directory: <c>services.NAME { command = ... }</c>.</summary>
/// <param name="Type">A longrun or a oneshot.</param>
/// <param name="Command">What it runs: program and arguments.</param>
public sealed record ServiceCommandPolicy(ServiceType Type, ImmutableArray<string> Command)
{
    /// <summary>Of a longrun: run after each end, with the arguments of s6's <c>finish</c>; of a oneshot: run when it is stopped. Empty: nothing is.</summary>
    public ImmutableArray<string> Finish { get; init; } = [];

    /// <summary>Services and bundles that it needs. <c>base</c> is needed anyway.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Where <c>depends-on</c> (or else the command) was written.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in <see cref="File"/>.</summary>
    public int? Line { get; init; }
}
