using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>A source definition directory, one of the arguments of s6-rc-compile.</summary>
/// <param name="Path">Where it is, as messages name it.</param>
public sealed record SourceFolder(string Path)
{
    /// <summary>
    /// Bundles that are taken to be there, with a <c>type</c> and <c>contents.d</c>, whether they are or not: what
    /// s6-overlay writes into <c>s6-rc.d</c> before it compiles, without writing.
    /// </summary>
    public ImmutableArray<string> SuppliedBundles { get; init; } = [];

    /// <summary>
    /// Whether the directory only adds to the others: contents go to bundles that are there already, what is not there yet is added, and
    /// nothing in it (nor its absence) is an error.
    /// </summary>
    public bool IsSupplement { get; init; }

    /// <summary>
    /// With <see cref="IsSupplement"/>: whether it may add whole services, and dependencies to services that are there already. Else it adds bundles only.
    /// </summary>
    public bool IsPatch { get; init; }
}
