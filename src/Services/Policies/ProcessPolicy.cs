using System.Collections.Immutable;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <summary>What a service's processes are, beside their program; <c>process { ... }</c>. What is null stays as pid 1 has it.</summary>
public sealed record ProcessPolicy
{
    /// <summary>Everything as pid 1 has it.</summary>
    public static ProcessPolicy Default { get; } = new();

    /// <summary>The user, by name or number.</summary>
    public string? User { get; init; }

    /// <summary>The group, by name or number; null: the user's own.</summary>
    public string? Group { get; init; }

    /// <summary>Supplementary groups, by name or number; null: those of the user.</summary>
    public ImmutableArray<string>? Groups { get; init; }

    /// <summary>The file creation mask.</summary>
    public int? Umask { get; init; }

    /// <summary>The working directory; null: the service directory.</summary>
    public string? Directory { get; init; }

    /// <summary>Niceness, -20 to 19.</summary>
    public int? Nice { get; init; }

    /// <summary>oom_score_adj, -1000 to 1000.</summary>
    public int? OomScore { get; init; }

    /// <summary>Resource limits.</summary>
    public ImmutableArray<LimitPolicy> Limits { get; init; } = [];

    /// <summary>Whether the container's variables are in its environment; null: where it has a command of its own.</summary>
    public bool? ContainerEnvironment { get; init; }

    /// <summary>Variables that are set (or, with null, removed).</summary>
    public ImmutableArray<VariablePolicy> Environment { get; init; } = [];

    /// <summary>Files of <c>NAME=VALUE</c> lines, or directories with a file for each variable.</summary>
    public ImmutableArray<string> EnvironmentFiles { get; init; } = [];

    /// <summary>Which variables name files that hold the values.</summary>
    public SecretForm Secrets { get; init; }
}

/// <summary>A resource limit; null is no limit.</summary>
/// <param name="Resource">What is limited.</param>
/// <param name="Soft">What is enforced.</param>
/// <param name="Hard">What it may be raised to.</param>
public sealed record LimitPolicy(Resource Resource, ulong? Soft, ulong? Hard);

/// <summary>A variable of a service's environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null: it is removed.</param>
public sealed record VariablePolicy(string Name, string? Value);

/// <summary>Which variables name files that hold the values of others.</summary>
[Flags]
public enum SecretForm
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary><c>FILE__X=/path</c> sets X.</summary>
    Prefix = 1,
    /// <summary><c>X_FILE=/path</c> sets X.</summary>
    Suffix = 2,
}
