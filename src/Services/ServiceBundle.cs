using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>A bundle in a <see cref="ServiceGraph"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Atomics">All that it stands for, bundles in it expanded, in the order of <see cref="ServiceGraph.Atomics"/>.</param>
/// <param name="Definition">What was declared; null for the bundle that a <c>pipeline-name</c> makes.</param>
public sealed record ServiceBundle(string Name, ImmutableArray<AtomicService> Atomics, BundleDefinition? Definition);
