using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>What <see cref="SourceReader"/> found.</summary>
public sealed record SourceSet
{
    /// <summary>Everything that is declared, in the order it was read, also what has faults.</summary>
    public required ImmutableArray<ServiceDefinition> Definitions { get; init; }

    /// <summary>
    /// Names that are declared in a way that cannot be used; those without a valid type are not in <see cref="Definitions"/>.
    /// </summary>
    public IReadOnlySet<string> Broken { get; init; } = new HashSet<string>();

    /// <summary>What was found while reading, in the order of s6-rc-compile.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What s6-rc-compile only finds after it has resolved all names: faults in files that it copies.</summary>
    public ImmutableArray<Diagnostic> LateDiagnostics { get; init; } = [];
}
