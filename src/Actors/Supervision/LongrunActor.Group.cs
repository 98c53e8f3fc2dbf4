using Actors.Policies;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <content>What its group has a say in: when it is run again, and that it ends because another one has.</content>
public sealed partial class LongrunActor
{
    /// <summary>It waits for its group to let it start.</summary>
    private bool _held;

    /// <summary>Its group waits for it to be down.</summary>
    private bool _endsForGroup;

    /// <summary>Its group waits for it to be ready.</summary>
    private bool _risesForGroup;

    private bool WaitsForGroup()
    {
        if (_settings.Group is null)
            return false;
        Timers.Cancel(nameof(StartDue));
        _held = true;
        return true;
    }

    private void TellGroupDown(TimeSpan pause)
    {
        if (_settings.Group is not { } group)
            return;
        if (_endsForGroup)
            group.Tell(new GroupProtocol.Held(_settings.Name));
        else if (_held && _wantUp)
            group.Tell(new GroupProtocol.MemberDown(_settings.Name, pause, _startFailed ? null : _lastExit));
        else
            TellGroupRisen();
        _endsForGroup = false;
        if (_held && _wantUp)
            _risesForGroup = false;
    }

    private void OnHold()
    {
        _held = _wantUp;
        _risesForGroup = false;
        if (_state == Down)
        {
            Timers.Cancel(nameof(StartDue));
            Sender.Tell(new GroupProtocol.Held(_settings.Name));
            return;
        }

        _endsForGroup = true;
        if (_state != Up)
            return;
        _restartAsked = true; // an end that is asked for is no failure of its own
        Terminate();
        Announce("");
    }

    private void OnRelease()
    {
        _risesForGroup = true;
        var mayRun = _state == Down && _held && _wantUp;
        _held = false;
        if (mayRun)
            Run();
        else if (_state == Down || _ready || !_tellsReadiness)
            TellGroupRisen();
    }

    private void TellGroupRisen()
    {
        if (!_risesForGroup)
            return;
        _risesForGroup = false;
        _settings.Group?.Tell(new GroupProtocol.Risen(_settings.Name));
    }

    /// <summary>By request it starts, or is down, whatever its group waits for.</summary>
    private void LeaveHold()
    {
        if (!_held)
            return;
        _held = false;
        _risesForGroup = true;
        if (!_wantUp)
            TellGroupRisen();
    }

    /// <summary>It is in another group, or in none: nobody in the old one waits for it any more, or lets it start.</summary>
    private void ForgetGroup()
    {
        _endsForGroup = _risesForGroup = false;
        if (!_held)
            return;
        _held = false;
        if (_state == Down && _wantUp)
            StartAfter(s_pause);
    }

    private void OnGroupGivesUp()
    {
        _held = _endsForGroup = _risesForGroup = false;
        _failedForGood = true;
        _failure = "its group has failed for good";
        if (_state == Up)
            On(LongrunInput.WantDown);
        else
            _wantUp = false;
        Timers.Cancel(nameof(StartDue));
        Announce("O");
        RefuseStarter("its group has failed for good");
    }
}
