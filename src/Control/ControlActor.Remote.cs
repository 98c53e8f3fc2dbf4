using Actors.Control.Remote;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Control;

/// <content>What policies say: who may do what, and where clients on other machines connect. Both can change while the container runs.</content>
public sealed partial class ControlActor
{
    private IActorRef _remote = ActorRefs.Nobody;
    private RemotePlace? _place;

    /// <summary>
    /// Connections at the socket keep what they may do. Those of other machines are hung up on when anything of theirs is different: who has only the old key shall not stay.
    /// </summary>
    private void Follow(ControlPolicy policy)
    {
        _rights = new ControlRights(policy);
        FollowAkka(policy);
        try
        {
            if (RemotePlace.Of(policy.RemoteListen, policy) is not { } place)
            {
                EndRemote();
                return;
            }

            if (place.IsSame(_place))
                return;
            if (place.Address == _place?.Address)
                _remote.Tell(new RemoteActor.Adapt(place.Secret, place.Level));
            else
                ListenAt(place);
            _place = place;
            _report.Info("actors", $"control: clients with the key in {policy.RemoteKeyFile} can connect to {place.Address} ({ControlVerbs.NameOf(place.Level)})");
        }
        catch (PlatformException failure)
        {
            _report.Warning("actors", _place is null
                ? $"control: no remote clients at {policy.RemoteListen}: {failure.Message}"
                : $"control: no remote clients at {policy.RemoteListen}, still at {_place.Address}: {failure.Message}");
        }
    }

    /// <summary>The new place is listened at before the old one is given up.</summary>
    private void ListenAt(RemotePlace place)
    {
        var listener = RemoteAddress.Listen(place.Address);
        if (!_remote.IsNobody())
            Context.Stop(Context.Unwatch(_remote));
        _remote = Context.Watch(Context.ActorOf(Props.Create(() => new RemoteActor(listener, place.Secret, place.Level, _host))));
    }

    private void EndRemote()
    {
        if (_remote.IsNobody())
            return;
        Context.Stop(Context.Unwatch(_remote));
        _report.Info("actors", $"control: no remote clients at {_place?.Address} any more");
        LeaveRemote();
    }

    private void LeaveRemote()
    {
        _remote = ActorRefs.Nobody;
        _place = null;
    }
}
