using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>A bundle: a name for a set of services and bundles.</summary>
public sealed record BundleDefinition : ServiceDefinition
{
    /// <inheritdoc/>
    public override ServiceType Type => ServiceType.Bundle;

    /// <summary>What it holds (<c>contents.d</c>, <c>contents</c>), as written.</summary>
    public ImmutableArray<NameReference> Contents { get; init; } = [];
}
