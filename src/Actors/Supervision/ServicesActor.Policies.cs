using Actors.Platform;
using Actors.Policies;
using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Supervision;

/// <content>Policies and groups of the services.</content>
public sealed partial class ServicesActor
{
    private readonly Dictionary<string, IActorRef> _groups = [];
    private readonly Dictionary<string, IActorRef> _groupOf = [];
    private PolicySet _policies = PolicySet.None;
    private string? _containerEnvironment;

    private LongrunSettings SettingsFor(string name, string directory)
    {
        var definition = _graph?.Find(name)?.Definition as LongrunDefinition;
        var settings = new LongrunSettings(name, directory, _environment)
        {
            Descriptors = [.. PipesOf(name)],
            Pipe = _pipes.GetValueOrDefault(name),
            LinesOf = LinesOf(name),
            IsInDatabase = definition is not null,
            Shared = definition is null ? null : _live?.Shared,
            MayExecute = _mayExecute.Value,
            Source = definition?.SourceDirectory ?? "",
        };
        if (_policies.IsEmpty)
            return settings;
        return settings with
        {
            Policy = _policies.For(name),
            Group = GroupFor(name),
            Command = definition?.Command ?? [],
            FinishCommand = definition?.FinishCommand ?? [],
            ContainerEnvironment = _containerEnvironment,
        };
    }

    private OneshotSettings SettingsFor(OneshotDefinition oneshot) => _policies.IsEmpty
        ? _oneshotSettings!
        : _oneshotSettings! with { Policy = _policies.For(oneshot.Name), ContainerEnvironment = _containerEnvironment };

    /// <summary>The group's actor, which is made when its first service comes.</summary>
    private IActorRef? GroupFor(string service)
    {
        if (_policies.GroupOf(service) is not { } policy)
            return null;
        if (!_groups.TryGetValue(policy.Name, out var actor))
        {
            actor = Context.ActorOf(Props.Create(() => new GroupActor(policy, _report)), FreeActorName("group-" + policy.Name));
            _groups[policy.Name] = actor;
        }

        return actor;
    }

    private void JoinGroup(string service, IActorRef actor)
    {
        var group = GroupFor(service);
        if (_groupOf.TryGetValue(service, out var old) && !old.Equals(group))
            LeaveGroup(service);
        if (group is null)
            return;
        _groupOf[service] = group;
        group.Tell(new GroupProtocol.Join(service, actor));
    }

    private void LeaveGroup(string service)
    {
        if (_groupOf.Remove(service, out var group))
            group.Tell(new GroupProtocol.Left(service));
    }

    /// <summary>A service leaves its failure to its group; what the group, or a service without one, cannot answer goes further up.</summary>
    private Directive DecideFailure(ServiceFailedException failure)
    {
        if (!failure.Escalates || !_groupOf.TryGetValue(failure.Service, out var group))
            return Directive.Escalate;
        group.Tell(new GroupProtocol.MemberFailed(failure));
        return Directive.Resume;
    }

    /// <summary>The policies are for longruns of the scan directory, too, that are not in the database.</summary>
    private void SettleOthers(Dictionary<string, IActorRef> kept)
    {
        foreach (var (name, actor) in _longruns.Where(entry => !kept.ContainsKey(entry.Key)))
        {
            var directory = Files.Join(_scanDirectory, name);
            _settling++;
            JoinGroup(name, actor);
            actor.Tell(new LongrunProtocol.Settle(SettingsFor(name, Files.RealPath(directory) ?? directory)));
        }
    }

    /// <summary>Other policies; what is restarted by them, the readiness coordinator knows.</summary>
    private void TakePolicies(PolicySet policies)
    {
        _policies = policies;
        foreach (var group in policies.Groups)
        {
            if (_groups.TryGetValue(group.Name, out var actor))
                actor.Tell(new GroupProtocol.Adapt(group));
        }
    }
}
