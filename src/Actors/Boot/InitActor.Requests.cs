using Actors.Readiness;
using Actors.Services;

namespace Actors.Boot;

/// <content>What clients ask for: a look, a change, other services and policies while the container runs.</content>
public sealed partial class InitActor
{
    /// <summary>What clients ask of the readiness coordinator goes there, once there is one.</summary>
    private void OnRequests()
    {
        Receive<ReadinessProtocol.Change>(PassOn);
        Receive<ReadinessProtocol.ReloadServices>(PassOn);
        Receive<ReadinessProtocol.GetStates>(PassOn);
        Receive<ReadinessProtocol.ReplaceGraph>(PassOn);
        Receive<InitProtocol.UpdateServices>(OnUpdate);
        Receive<InitProtocol.ReloadPolicies>(OnReloadPolicies);
        OnGetOverview(() => _booting ? ContainerPhase.Booting : ContainerPhase.Running);
    }

    private void PassOn(object request)
    {
        if (_coordinator.IsNobody())
            Sender.Tell(new ReadinessProtocol.Changed(111, "there is no service database yet"));
        else
            _coordinator.Forward(request);
    }

    private void OnGetOverview(Func<ContainerPhase> phase) => Receive<InitProtocol.GetOverview>(_ =>
        Sender.Tell(new InitProtocol.Overview(phase(), _times, _services, _coordinator) { Settings = _settings, Policies = _policies, Command = _command, Failure = _failure }));

    /// <summary>Clients may still look; who wants a change is told why there is none.</summary>
    private void RefuseRequests()
    {
        OnGetOverview(() => ContainerPhase.Stopping);
        Receive<ReadinessProtocol.GetStates>(PassOn);
        Receive<ReadinessProtocol.Change>(_ => Refuse());
        Receive<ReadinessProtocol.ReloadServices>(_ => Refuse());
        Receive<ReadinessProtocol.ReplaceGraph>(_ => Refuse());
        Receive<InitProtocol.UpdateServices>(_ => Refuse());
        Receive<InitProtocol.ReloadPolicies>(_ => Refuse());

        void Refuse() => Sender.Tell(new ReadinessProtocol.Changed(1, "the container is stopping"));
    }

    private void OnUpdate(InitProtocol.UpdateServices update)
    {
        if (_coordinator.IsNobody() || _live is not { } live)
        {
            Sender.Tell(new ReadinessProtocol.Changed(111, "there is no service database yet"));
            return;
        }

        var compilation = update.Sources.Count > 0 ? Compilation.Read(update.Sources) : _declarations.Compile(_policies);
        if (compilation.FirstError is { } error)
        {
            Sender.Tell(new ReadinessProtocol.Changed(4, error.Describe()));
            return;
        }

        _coordinator.Forward(new ReadinessProtocol.ReplaceGraph(compilation.Graph)
        {
            Conversions = update.Conversions,
            IsChanged = update.RestartChanged ? live.IsChanged : (_, _) => false,
            IncludeEssential = update.IncludeEssential,
            DryRun = update.DryRun,
            Timeout = update.Timeout,
            Block = update.Block,
            Verbosity = update.Verbosity,
        });
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

        var policies = _declarations.ReadPolicies();
        var compilation = _declarations.Compile(policies);
        var faults = DeclarationReader.FaultsOf(policies, compilation);
        if (faults.Count > 0)
        {
            Sender.Tell(new ReadinessProtocol.Changed(1, "the policies are those of before: " + string.Join("; ", faults)) { Differences = faults });
            return;
        }

        var differences = PolicyDifferences.Between(_policies, policies, compilation.Graph);
        _coordinator.Forward(new ReadinessProtocol.ReplaceGraph(compilation.Graph)
        {
            IsChanged = (old, next) => differences.Restart.Contains(next.Name) || (next.SourceDirectory.Length == 0 && live.IsChanged(old, next)),
            Policies = policies,
            StartsNew = compilation.Graph.FindBundle("user")?.Atomics.Select(service => service.Name).ToArray() ?? [],
            Differences = differences.Lines,
            DryRun = reload.DryRun,
        });
        if (reload.DryRun)
            return;
        _policies = policies;
        _control.Tell(new InitProtocol.PoliciesRead(policies));
    }
}
