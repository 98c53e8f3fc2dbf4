using Actors.Control.Remote;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Control;

/// <content>Where clients connect over Akka.Remote.</content>
public sealed partial class ControlActor
{
    private IActorRef _akka = ActorRefs.Nobody;
    private string _akkaPlace = "";
    private byte[] _akkaSecret = [];
    private ControlLevel _akkaLevel;

    /// <summary>With anything else than before there is another listener, and who was connected is hung up on.</summary>
    private void FollowAkka(ControlPolicy policy)
    {
        if (policy.RemoteAkkaListen is not { } place || policy.RemoteKeyFile is not { } keyFile || policy.RemoteAccess == ControlAccess.None)
        {
            EndAkka();
            return;
        }

        try
        {
            if (!RemoteAddress.TryParse(place, out _))
                throw new PlatformException($"read {place} as ADDRESS:PORT", Errno.EINVAL);
            var secret = RemoteKeys.ReadSecret(keyFile);
            var level = (ControlLevel)policy.RemoteAccess;
            if (place == _akkaPlace && level == _akkaLevel && secret.AsSpan().SequenceEqual(_akkaSecret))
                return;
            EndAkka();
            if (AkkaNode.Listener(place, secret, level, _host, _report) is { } listener)
                _akka = Context.Watch(Context.ActorOf(listener));
            (_akkaPlace, _akkaSecret, _akkaLevel) = (place, secret, level);
        }
        catch (PlatformException failure)
        {
            _report.Warning("actors", $"control: no clients over Akka.Remote at {place}: {failure.Message}");
        }
    }

    private void EndAkka()
    {
        if (!_akka.IsNobody())
            Context.Stop(Context.Unwatch(_akka));
        (_akka, _akkaPlace) = (ActorRefs.Nobody, "");
    }
}
