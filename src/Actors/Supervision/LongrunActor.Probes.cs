using Actors.Platform;
using Actors.Policies;
using Actors.Services.Policies;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <content>Readiness by other ways than a newline, and looking after what is ready.</content>
public sealed partial class LongrunActor
{
    private IActorRef? _prober;
    private Descriptor? _notifySocket;
    private ulong _notifyKey;
    private string _notifyName = "";
    private int _badProbes;
    private long _checkedSince;
    private bool? _isHealthy;
    private string? _healthFault;
    private bool _unhealthy;

    private int? NotificationFd => Policy.Readiness.Kind switch
    {
        ReadinessKind.Auto => (int?)_directory.NotificationFd,
        ReadinessKind.Fd or ReadinessKind.Log => Policy.Readiness.Fd,
        _ => null,
    };

    /// <summary>A socket of the service's own, without a file, so that who runs as another user reaches it too.</summary>
    private void OpenNotifySocket()
    {
        CloseNotifySocket();
        if (Policy.Readiness.Kind != ReadinessKind.Notify)
            return;
        var socket = UnixSocket.Create(datagrams: true, nonBlocking: true);
        var errno = UnixSocket.TryBindAutomatically(socket.Number, out _notifyName);
        if (errno == 0)
        {
            _notifySocket = socket;
            _host.Journal?.Keep(NotifyKey, socket.Number);
            return;
        }

        socket.Dispose();
        Warn($"unable to make the socket for sd_notify: {Errno.Describe(errno)}");
    }

    private void CloseNotifySocket()
    {
        if (_notifySocket is null)
            return;
        if (_notifyKey != 0)
            _host.Poller.Forget(_notifyKey);
        _notifyKey = 0;
        _host.Journal?.Forget(NotifyKey);
        _notifySocket.Dispose();
        _notifySocket = null;
    }

    /// <summary>The socket came along: the process that runs knows its name, and whatever it has said meanwhile waits in it.</summary>
    private void TakeUpNotifySocket(Handover.Inheritance inheritance)
    {
        if (inheritance.Take(NotifyKey) is not { } socket)
            return;
        _notifySocket = socket;
        _notifyName = UnixSocket.NameOf(socket.Number);
        _host.Journal?.Keep(NotifyKey, socket.Number);
        WatchNotifySocket();
    }

    private void WatchNotifySocket()
    {
        if (_notifySocket is not null)
            _notifyKey = _host.Poller.Watch(_notifySocket.Number, Self, new NotifyReadable(_incarnation));
    }

    private string NotifyKey => $"notify {_settings.Name}";

    private void BeginProbing()
    {
        _unhealthy = false;
        _isHealthy = null;
        ProbeReadiness();
    }

    private void ProbeReadiness()
    {
        if (Policy.Readiness.Probe is { } probe)
            _prober = StartProber(probe, TimeSpan.Zero);
    }

    private void EndProbing()
    {
        CloseNotifySocket();
        StopProber();
        _isHealthy = null;
    }

    private void OnNotifyReadable(int incarnation)
    {
        if (incarnation != _incarnation || _notifySocket is null)
            return;
        Span<byte> buffer = stackalloc byte[4096];
        for (int count; (count = Descriptors.Read(_notifySocket.Number, buffer)) > 0;)
        {
            foreach (var line in ByteString.FromBytes(buffer[..count]).Split('\n'))
            {
                if (line == "READY=1" && _state == Up && !_wasReady)
                    BeReady("U");
            }
        }

        _host.Poller.Rearm(_notifyKey);
    }

    private void BeginHealthChecks()
    {
        StopProber();
        _isHealthy = null;
        if (Policy.Health.Probe is not { } probe || _state != Up)
            return;
        _badProbes = 0;
        _checkedSince = Clock.MonotonicNanoseconds;
        _prober = StartProber(probe, probe.Interval);
    }

    private IActorRef StartProber(ProbePolicy probe, TimeSpan first)
    {
        StopProber();
        var command = probe.Kind == ProbeKind.Exec ? PrepareProbe(probe) : null;
        return Context.ActorOf(Props.Create(() => new ProbeActor(_host, probe, command, first)));
    }

    private void StopProber()
    {
        if (_prober is not null)
            Context.Stop(_prober);
        _prober = null;
    }

    private void OnProbed(string? failure)
    {
        if (!Sender.Equals(_prober) || _state != Up)
            return;
        if (!_ready && Policy.Readiness.Probe is not null)
        {
            if (failure is null)
                BeReady("U");
            return;
        }

        var health = Policy.Health;
        if (failure is null)
        {
            if (_isHealthy == false)
                _report.Info("actors", $"service {_settings.Name} is healthy again");
            _badProbes = 0;
            _isHealthy = true;
            return;
        }

        if (Now - Since(_checkedSince) < health.StartPeriod || ++_badProbes < health.Failures || _isHealthy == false)
            return;
        _isHealthy = false;
        _healthFault = failure;
        BeUnhealthy(health, failure);
    }

    private void BeUnhealthy(HealthPolicy health, string failure)
    {
        _report.Warning("actors", $"service {_settings.Name} is unhealthy: {failure} ({_badProbes} in a row)");
        switch (health.Action)
        {
            case HealthAction.Restart when _wantUp || _armed:
                _unhealthy = true;
                Terminate();
                Announce("");
                break;
            case HealthAction.Stop:
                Disarm();
                On(LongrunInput.WantDown);
                break;
            case HealthAction.Shutdown:
                Self.Tell(new Fail(new ServiceFailedException(_settings.Name, new ExitStatus(1, Signal.None), escalates: false)));
                break;
        }
    }
}
