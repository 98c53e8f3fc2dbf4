using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Boot;

/// <summary>Reads what is declared, services and policies, from where the container's settings say, and says what is wrong with it.</summary>
/// <param name="settings">Paths and variables, as they are whenever something is read.</param>
/// <param name="report">Where faults are said.</param>
internal sealed class DeclarationReader(InitSettings settings, Reporter report)
{
    private const string Program = "actors";
    private const string Compiler = "s6-rc-compile";

    internal PolicySet ReadPolicies() => PolicyFiles.Load(settings.Paths.Policies, settings.Variables.Names, name => settings.Variables[name]);

    /// <summary>All services: of directories, and of policies.</summary>
    internal Compilation Compile(PolicySet policies, CompileOptions? options = null)
    {
        var compilation = Compilation.Of(policies.AddTo(SourceReader.Read(settings.Layout.Sources(), options)), options);
        foreach (var service in compilation.Graph.Atomics)
            _ = policies.For(service.Name); // what is wrong for one of them is known from here on
        return compilation;
    }

    /// <summary>Says what is wrong with the policies: for that the defaults count.</summary>
    /// <returns>Whether there are errors.</returns>
    internal bool SayFaultsOf(PolicySet policies)
    {
        var errors = 0;
        foreach (var diagnostic in policies.Diagnostics)
        {
            errors += diagnostic.Severity == Severity.Error ? 1 : 0;
            report.Warning(Program, Describe(diagnostic));
        }

        return errors > 0;
    }

    /// <summary>
    /// The reference's words for all up to its first error, at which it stops, then where that is and what to do; further errors, which the reference would only find once that
    /// one is mended, are told as ours.
    /// </summary>
    internal void SayFaultsOf(Compilation compilation)
    {
        var failed = false;
        foreach (var diagnostic in compilation.Diagnostics)
        {
            switch (diagnostic.Severity)
            {
                case Severity.Error when failed:
                    report.Fatal(Program, $"also: {diagnostic.Describe()}");
                    break;
                case Severity.Error:
                    failed = true;
                    report.Fatal(Compiler, diagnostic.Message);
                    report.Fatal(Program, $"{diagnostic.File}{(diagnostic.Line is { } line ? $":{line}" : "")}: {diagnostic.Hint}");
                    break;
                case Severity.Warning: report.Warning(Compiler, diagnostic.Message); break;
                case Severity.Info: report.Info(Compiler, diagnostic.Message); break;
            }
        }
    }

    /// <summary>What keeps these policies, and the services with them, from taking the place of others; empty: nothing.</summary>
    internal static List<string> FaultsOf(PolicySet policies, Compilation compilation)
    {
        var faults = policies.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(Describe).ToList();
        if (compilation.FirstError is { } error)
            faults.Add(error.Describe());
        return faults;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Line is { } line ? $"{diagnostic.File}:{line}" : diagnostic.File;
        return $"{place}: {diagnostic.Message}{(diagnostic.Hint.Length > 0 ? $" ({diagnostic.Hint})" : "")}";
    }
}
