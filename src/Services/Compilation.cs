using System.Collections.Immutable;

namespace Actors.Services;

/// <summary>
/// What s6-rc-compile makes of sources: the graph of all services, and what was wrong. Services with faults, and what depends on them, are
/// not in the graph: the rest could run.
/// </summary>
public sealed record Compilation
{
    /// <summary>All that can run.</summary>
    public required ServiceGraph Graph { get; init; }

    /// <summary>
    /// What there is to say, in the order of s6-rc-compile, which says all up to the first <see cref="Severity.Error"/>, and stops there.
    /// </summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Services that are declared, but not in the graph: they have faults, or need what has.</summary>
    public ImmutableArray<ServiceDefinition> Excluded { get; init; } = [];

    /// <summary>What s6-rc-compile would stop at; null where all is well.</summary>
    public Diagnostic? FirstError => Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The exit code of s6-rc-compile: 0, 1 or 111.</summary>
    public int ExitCode => FirstError?.ExitCode ?? 0;

    /// <summary>Reads and resolves source directories.</summary>
    public static Compilation Read(IEnumerable<string> sources, CompileOptions? options = null) =>
        Of(SourceReader.Read(sources, options), options);

    /// <summary>Reads and resolves source directories.</summary>
    public static Compilation Read(IEnumerable<SourceFolder> sources, CompileOptions? options = null) =>
        Of(SourceReader.Read(sources, options), options);

    /// <summary>Resolves what was read.</summary>
    public static Compilation Of(SourceSet sources, CompileOptions? options = null) => new GraphBuilder(sources, options ?? new()).Build();

    /// <summary>Resolves definitions from anywhere.</summary>
    public static Compilation Of(IEnumerable<ServiceDefinition> definitions) => Of(new SourceSet { Definitions = [.. definitions] });

    /// <summary>The lines that s6-rc-compile would print, from its name on.</summary>
    public IEnumerable<string> ReferenceLines()
    {
        foreach (var diagnostic in Diagnostics)
        {
            var kind = diagnostic.Severity switch { Severity.Info => "info", Severity.Warning => "warning", _ => "fatal" };
            yield return $"s6-rc-compile: {kind}: {diagnostic.Message}";
            if (diagnostic.Severity == Severity.Error)
                yield break;
        }
    }
}
