using Actors.Readiness;
using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Boot;

/// <content>Policies: read with the services, and again while the container runs.</content>
public sealed partial class InitActor
{
    private PolicySet _policies = PolicySet.None;

    private PolicySet LoadPolicies() => PolicyFiles.Load(_settings.Paths.Policies, _settings.Variables.Names, name => _settings.Variables[name]);

    /// <summary>All services: of directories, and of policies.</summary>
    private Compilation Compile(PolicySet policies, CompileOptions? options = null)
    {
        var compilation = Compilation.Of(policies.AddTo(SourceReader.Read(_settings.Layout.Sources(), options)), options);
        foreach (var service in compilation.Graph.Atomics)
            _ = policies.For(service.Name); // what is wrong for one of them is known from here on
        return compilation;
    }

    /// <summary>Says what is wrong with the policies: for that the defaults count, unless a failing stage 2 is to stop the container.</summary>
    private bool Accept(PolicySet policies)
    {
        var errors = 0;
        foreach (var diagnostic in policies.Diagnostics)
        {
            errors += diagnostic.Severity == Severity.Error ? 1 : 0;
            _report.Warning(Program, Describe(diagnostic));
        }

        if (errors == 0 || Behaviour < 2 || _isResuming)
            return true;
        FailToBringUp(1, "the policies have the faults above");
        return false;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Line is { } line ? $"{diagnostic.File}:{line}" : diagnostic.File;
        return $"{place}: {diagnostic.Message}{(diagnostic.Hint.Length > 0 ? $" ({diagnostic.Hint})" : "")}";
    }

    /// <summary>
    /// Other policies while the container runs. What is wrong with them leaves everything as it is. Else the difference is told, and counts: services whose processes
    /// would be others are restarted in order, with what needs them; those that are new and enabled come up; all others keep their processes.
    /// </summary>
    private void OnReloadPolicies(InitProtocol.ReloadPolicies reload)
    {
        if (_coordinator.IsNobody() || _live is not { } live)
        {
            Sender.Tell(new ReadinessProtocol.Changed(111, "there is no service database yet"));
            return;
        }

        var policies = LoadPolicies();
        var compilation = Compile(policies);
        var faults = policies.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(Describe).ToList();
        if (compilation.FirstError is { } error)
            faults.Add(error.Describe());
        if (faults.Count > 0)
        {
            Sender.Tell(new ReadinessProtocol.Changed(1, "the policies are those of before: " + string.Join("; ", faults)) { Differences = faults });
            return;
        }

        var restart = new HashSet<string>(StringComparer.Ordinal);
        var differences = new List<string>(policies.ControlChangesFrom(_policies));
        differences.AddRange(policies.GroupChangesFrom(_policies));
        foreach (var service in compilation.Graph.Atomics.Where(service => !service.IsInternal))
        {
            foreach (var change in policies.ChangesFrom(_policies, service.Name))
            {
                differences.Add(change.ToString());
                if (change.NeedsProcess && service.Definition is LongrunDefinition)
                    restart.Add(service.Name);
            }
        }

        _coordinator.Forward(new ReadinessProtocol.ReplaceGraph(compilation.Graph)
        {
            IsChanged = (old, next) => restart.Contains(next.Name) || (next.SourceDirectory.Length == 0 && live.IsChanged(old, next)),
            Policies = policies,
            StartsNew = compilation.Graph.FindBundle("user")?.Atomics.Select(service => service.Name).ToArray() ?? [],
            Differences = differences,
            DryRun = reload.DryRun,
        });
        if (reload.DryRun)
            return;
        _policies = policies;
        _control.Tell(new InitProtocol.PoliciesRead(policies));
    }
}
