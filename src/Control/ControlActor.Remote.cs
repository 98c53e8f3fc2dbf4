using Actors.Control.Remote;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Control;

/// <content>What policies say: who may do what, and where clients on other machines connect. Both can change while the container runs.</content>
public sealed partial class ControlActor
{
    private IActorRef _remote = ActorRefs.Nobody;
    private string _place = "";
    private byte[] _secret = [];
    private ControlLevel _level;

    /// <summary>
    /// Connections at the socket keep what they may do. Those of other machines are hung up on when anything of theirs is different: who has only the old key shall not stay.
    /// </summary>
    private void Follow(ControlPolicy policy)
    {
        _rights = new ControlRights(policy);
        FollowAkka(policy);
        if (policy.RemoteListen is not { } place || policy.RemoteKeyFile is not { } keyFile || policy.RemoteAccess == ControlAccess.None)
        {
            EndRemote();
            return;
        }

        try
        {
            var secret = RemoteKeys.ReadSecret(keyFile);
            var level = (ControlLevel)policy.RemoteAccess;
            if (place == _place && level == _level && secret.AsSpan().SequenceEqual(_secret))
                return;
            if (place == _place)
                _remote.Tell(new RemoteActor.Adapt(secret, level));
            else
                ListenAt(place, secret, level);
            (_place, _secret, _level) = (place, secret, level);
            _report.Info("actors", $"control: clients with the key in {keyFile} can connect to {place} ({ControlVerbs.NameOf(level)})");
        }
        catch (PlatformException failure)
        {
            _report.Warning("actors", _remote.IsNobody()
                ? $"control: no remote clients at {place}: {failure.Message}"
                : $"control: no remote clients at {place}, still at {_place}: {failure.Message}");
        }
    }

    /// <summary>The new place is listened at before the old one is given up.</summary>
    private void ListenAt(string place, byte[] secret, ControlLevel level)
    {
        var listener = RemoteAddress.Listen(place);
        if (!_remote.IsNobody())
            Context.Stop(Context.Unwatch(_remote));
        _remote = Context.Watch(Context.ActorOf(Props.Create(() => new RemoteActor(listener, secret, level, _host))));
    }

    private void EndRemote()
    {
        if (_remote.IsNobody())
            return;
        Context.Stop(Context.Unwatch(_remote));
        _report.Info("actors", $"control: no remote clients at {_place} any more");
        (_remote, _place) = (ActorRefs.Nobody, "");
    }
}
