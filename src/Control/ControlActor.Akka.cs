using Actors.Control.Remote;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Control;

/// <content>Where clients connect over Akka.Remote.</content>
public sealed partial class ControlActor
{
    private IActorRef _akka = ActorRefs.Nobody;
    private RemotePlace? _akkaPlace;

    /// <summary>With anything else than before there is another listener, and who was connected is hung up on.</summary>
    private void FollowAkka(ControlPolicy policy)
    {
        try
        {
            if (RemotePlace.Of(policy.RemoteAkkaListen, policy) is not { } place)
            {
                EndAkka();
                return;
            }

            if (!RemoteAddress.TryParse(place.Address, out _))
                throw new PlatformException($"read {place.Address} as ADDRESS:PORT", Errno.EINVAL);
            if (place.IsSame(_akkaPlace))
                return;
            EndAkka();
            if (AkkaNode.Listener(place.Address, place.Secret, place.Level, _host, _report) is { } listener)
                _akka = Context.Watch(Context.ActorOf(listener));
            _akkaPlace = place;
        }
        catch (PlatformException failure)
        {
            _report.Warning("actors", $"control: no clients over Akka.Remote at {policy.RemoteAkkaListen}: {failure.Message}");
        }
    }

    private void EndAkka()
    {
        if (!_akka.IsNobody())
            Context.Stop(Context.Unwatch(_akka));
        LeaveAkka();
    }

    private void LeaveAkka()
    {
        _akka = ActorRefs.Nobody;
        _akkaPlace = null;
    }
}
