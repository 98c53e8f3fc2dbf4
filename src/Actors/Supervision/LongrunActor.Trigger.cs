using Actors.Platform;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Supervision;

/// <content>A longrun that is run by times or by a file. For the others it is started as soon as it waits for that.</content>
public sealed partial class LongrunActor
{
    /// <summary>
    /// A little after the full minute: time(2), which many programs ask (BusyBox's date), lags behind by up to a tick of the kernel, of 10 ms at most; what is started at midnight
    /// would see yesterday's date.
    /// </summary>
    private const long TickNanoseconds = 20_000_000;

    private bool _armed;
    private long _triggersAt;
    private bool _changedMeanwhile;
    private FolderWatch? _fileWatch;
    private ulong _fileKey;
    private FileStatus? _fileStatus;

    /// <param name="isFirst">Whether the service is started by this; else other policies have come.</param>
    private void Arm(bool isFirst)
    {
        Disarm();
        _armed = true;
        ScheduleTrigger();
        WatchTriggerFile();
        if (isFirst && Policy.Trigger.AtStart && _state == Down)
            On(LongrunInput.RunOnce);
        if (isFirst)
            AnswerStarted();
    }

    private void Disarm()
    {
        if (!_armed)
            return;
        _armed = false;
        _changedMeanwhile = false;
        Timers.Cancel(nameof(TriggerDue));
        Timers.Cancel(nameof(TriggerAgain));
        if (_fileWatch is null)
            return;
        _host.Poller.Forget(_fileKey);
        _fileWatch.Dispose();
        _fileWatch = null;
    }

    private void ScheduleTrigger()
    {
        var trigger = Policy.Trigger;
        TimeSpan? wait = trigger.Every;
        if (trigger.Cron is { } cron)
        {
            var now = Clock.RealtimeNanoseconds;
            var next = cron.NextAfter(now / 1_000_000_000, LocalTime.At);
            // Not longer than a day at once: the clock may be set, and the zone's rules may change.
            var until = TimeSpan.FromTicks(Math.Min(((next * 1_000_000_000) + TickNanoseconds - now) / 100, TimeSpan.TicksPerDay));
            wait = wait is { } every && every < until ? every : until;
        }

        if (wait is not { } pause)
            return;
        _triggersAt = Clock.MonotonicNanoseconds + (pause.Ticks * TimeSpan.NanosecondsPerTick);
        Timers.StartSingleTimer(nameof(TriggerDue), TriggerDue.Instance, pause);
    }

    private void OnTriggerDue()
    {
        if (!_armed)
            return;
        var isTime = Policy.Trigger.Every is not null || Policy.Trigger.Cron is not { } cron || IsCronTime(cron);
        ScheduleTrigger();
        if (isTime)
            RunByTrigger();
    }

    private static bool IsCronTime(Services.Policies.CronSchedule cron)
    {
        var now = Clock.RealtimeNanoseconds / 1_000_000_000;
        return cron.NextAfter((now / 60 * 60) - 60, LocalTime.At) <= now;
    }

    /// <summary>While it still runs, nothing is started in addition.</summary>
    private void RunByTrigger()
    {
        if (_state == Down && !_leaving)
            On(LongrunInput.RunOnce);
    }

    /// <summary>By request, once, as if its trigger had come.</summary>
    private void RunNow()
    {
        if (_state != Down)
        {
            RefuseStarter("it runs already, and its trigger runs it again");
            return;
        }

        if (!_armed)
            Arm(isFirst: false);
        On(LongrunInput.RunOnce);
        AnswerStarted();
    }

    private void WatchTriggerFile()
    {
        if (Policy.Trigger.Path is not { } path)
            return;
        var slash = path.LastIndexOf('/');
        try
        {
            _fileWatch = new FolderWatch(slash == 0 ? "/" : path[..slash], alsoReplaced: true);
            _fileKey = _host.Poller.Watch(_fileWatch.DescriptorNumber, Self, TriggerFileChanged.Instance);
            _fileStatus = Files.Status(path);
        }
        catch (PlatformException failure)
        {
            Warn($"unable to watch {path}, so nothing starts the service when it changes: {failure.Reason}");
        }
    }

    private void OnTriggerFileChanged()
    {
        if (!_armed || _fileWatch is null || Policy.Trigger.Path is not { } path)
            return;
        _ = _fileWatch.ReadWhetherCreated(path);
        _host.Poller.Rearm(_fileKey);
        var status = Files.Status(path);
        var changed = status is { } now && (_fileStatus is not { } before || now.Inode != before.Inode || now.Size != before.Size || now.ModifiedNanoseconds != before.ModifiedNanoseconds);
        _fileStatus = status;
        if (!changed)
            return;
        // What runs may have read the file already: it runs once more, afterwards.
        _changedMeanwhile = _state != Down;
        RunByTrigger();
    }

    /// <summary>It has ended. One that changes its own file is not run more often than s6 runs a service.</summary>
    private void RunAgainIfChanged()
    {
        if (!_changedMeanwhile)
            return;
        _changedMeanwhile = false;
        if (_armed && !_leaving)
            Timers.StartSingleTimer(nameof(TriggerAgain), TriggerAgain.Instance, PauseFromNow());
    }
}
