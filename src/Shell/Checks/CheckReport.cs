using Actors.Services;

namespace Actors.Shell.Checks;

/// <summary>What came of a <see cref="Check"/>.</summary>
internal sealed record CheckReport
{
    /// <summary>Errors and warnings.</summary>
    internal required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>How many longruns could run.</summary>
    internal int Longruns { get; init; }

    /// <summary>How many oneshots could run.</summary>
    internal int Oneshots { get; init; }

    /// <summary>How many bundles there are.</summary>
    internal int Bundles { get; init; }

    /// <summary>Services that cannot be had, for their own faults or those of what they need.</summary>
    internal IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>How many errors.</summary>
    internal int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>How many warnings.</summary>
    internal int Warnings => Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
}
