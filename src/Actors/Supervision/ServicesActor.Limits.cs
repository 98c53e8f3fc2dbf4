using Actors.Platform;

namespace Actors.Supervision;

/// <content>Services for whose supervision this process has no descriptors left.</content>
public sealed partial class ServicesActor
{
    /// <summary>They are tried again when they are to start.</summary>
    private readonly HashSet<string> _refused = [];

    /// <summary>Who has asked for a start; a request that is with an actor that never began is answered from here.</summary>
    private IActorRef _starter = ActorRefs.Nobody;

    private void Refuse(IActorRef actor, PlatformException failure)
    {
        foreach (var (name, longrun) in _longruns)
        {
            if (!longrun.Equals(actor))
                continue;
            Forget(name);
            var reason = Errno.DescribeLimit(failure.Errno);
            _refused.Add(name);
            // Of those of the database it is said when they are to start.
            if (_graph?.Find(name) is null)
                _report.Warning(Program, $"unable to supervise service {name}: {reason}");
            _starter.Tell(new ServiceProtocol.StartFailed(name, reason));
            _starter.Tell(new ServiceProtocol.Stopped(name)); // should it be going down already
            return;
        }
    }

    private void Retry(string name)
    {
        if (_refused.Remove(name) && !_longruns.ContainsKey(name) && _graph?.Find(name) is not null)
            Supervise(SettingsFor(name, _live!.RealDirectoryOf(name)));
    }

    private void Forget(string name)
    {
        _longruns.Remove(name);
        StopLogPipeline(name);
        LeaveGroup(name);
    }
}
