using Actors.Platform;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <content>
/// What it shows to others in its files. Where they cannot be written (the directory was removed, the disk is full), that is said, and everything goes on, as with s6-supervise.
/// </content>
public sealed partial class LongrunActor
{
    /// <summary>Writes the status, and tells of events: in the event directory, and on the event stream.</summary>
    /// <returns>Whether anybody listens at the event directory.</returns>
    private bool Announce(string letters)
    {
        WriteStatus();
        if (letters.Length == 0)
        {
            Context.System.EventStream.Publish(new LongrunChanged(_settings.Name, Status));
            return false;
        }

        var heard = _files.Notify(letters);
        Tell(letters);
        return heard;
    }

    /// <summary>Tells of events on the event stream.</summary>
    private void Tell(string letters)
    {
        foreach (var letter in letters)
            Context.System.EventStream.Publish(new LongrunEvent(_settings.Name, letter, Status));
    }

    /// <summary>The status comes before the lock is given up: from then on another supervisor may write it. Who hears of the end finds no lock.</summary>
    private void End()
    {
        Context.Stop(Self);
        WriteStatus();
        try
        {
            _files.GiveUpLock();
        }
        catch (PlatformException failure)
        {
            Warn($"unable to give up its lock: {failure.Reason}");
        }

        _ = _files.Notify("x");
        Tell("x");
    }

    private void WriteStatus()
    {
        var flags = (_paused ? SuperviseFlags.Paused : 0) | (_state == Finishing ? SuperviseFlags.Finishing : 0)
            | (_wantUp ? SuperviseFlags.WantUp : 0) | (_ready ? SuperviseFlags.Ready : 0);
        if (_incarnation == 0)
            flags = SuperviseFlags.Paused | SuperviseFlags.Ready | (flags & SuperviseFlags.WantUp);
        try
        {
            _files.WriteStatus(new SuperviseStatus(_stamp, _readyStamp, _pid, _lastExit?.WaitStatus ?? 0, flags));
        }
        catch (PlatformException failure)
        {
            Warn($"unable to write status file: {failure.Reason}");
        }
    }

    private void RecordDeath(ExitStatus ended)
    {
        try
        {
            _files.RecordDeath(new DeathRecord(_stamp, ended), (int)_directory.MaxDeathTally);
        }
        catch (PlatformException failure)
        {
            Warn($"unable to write {DeathRecord.File}: {failure.Reason}");
        }
    }

    private void SetNormallyDown(bool down)
    {
        try
        {
            _files.IsNormallyDown = down;
        }
        catch (PlatformException failure)
        {
            Warn($"unable to {(down ? "create" : "unlink")} ./down file: {failure.Reason}");
        }
    }

    /// <summary>
    /// The scan directory has been read. Where another directory is now in the place of the one that is supervised here, or what others reach this supervisor by was removed from it,
    /// this service ends, and what is there now is supervised anew.
    /// </summary>
    private void OnScanned()
    {
        if (_leaving || _files.AreThere)
            return;
        Context.Parent.Tell(new ServicesProtocol.SuperviseAgain(_settings.Name));
        OnLeave(inItsOwnTime: false);
    }
}
