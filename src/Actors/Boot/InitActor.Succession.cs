using Actors.Handover;
using Actors.Platform;
using Actors.Processes;
using Actors.Supervision;

namespace Actors.Boot;

/// <content>
/// Going on where an earlier incarnation of this process was struck by a fault (<see cref="Succession"/>). The database is read again from the sources; what is up, and
/// where the container was on its way, is in the journal. A boot goes on with what is not up yet, a stop with what is not down yet.
/// </content>
public sealed partial class InitActor
{
    /// <summary>For this long a child that nobody watches may still be somebody's.</summary>
    private static readonly TimeSpan s_takingUp = TimeSpan.FromSeconds(2);

    private bool _isResuming;

    /// <summary>False: the fault came before there was anything to take up.</summary>
    private bool Resume(HandoverState state)
    {
        _report.Warning(Program, $"pid {Identity.ProcessId} had a fault and has replaced itself ({state.Successions}. time): services and CMD go on");
        _host.Ledger.Begin();
        _host.Reaper.Tell(ReaperProtocol.ChildrenEnded.Instance);
        Context.System.Scheduler.ScheduleTellOnce(s_takingUp, _host.Reaper, ReaperProtocol.SpawnFailed.Instance, Self);
        if (!state.IsLaidOut)
            return false;
        _isResuming = true;
        BringUp();
        return true;
    }

    private void OnServicesThere()
    {
        if (!_isResuming)
        {
            StartTop();
            return;
        }

        _isResuming = false;
        var state = _settings.Inheritance!.State;
        if (state.IsBooted)
        {
            _booting = false;
            Become(Running);
            // While the container stops, its exit code is settled: a CMD that has ended since has none to give.
            if (state.Command > 0 && (state.Stopping is null || _settings.Inheritance.HasChild(state.Command)))
                TakeUpCommand(state.Command);
            else if (state.Command == 0 && state.Stopping is null && _settings.Command.Count > 0)
                StartCommand(); // the fault came first
        }

        if (state.Stopping is { } kind)
        {
            Stop(kind);
        }
        else if (!state.IsBooted)
        {
            if (_coordinator.IsNobody())
                Become(Running);
            else
                StartTop();
        }
    }

    /// <summary>The sources have changed since the boot, to something that does not compile. Nothing that runs is lost for that.</summary>
    private void GoOnWithoutDatabase(string reason)
    {
        _report.Fatal(Program, $"{reason}; the services that run go on, but without a database: s6-rc has nothing to work with, and at the end they stop all at once");
        _services.Tell(new ServicesProtocol.Rescan { ReplyTo = Self });
    }

    private void TakeUpCommand(int pid)
    {
        if (_settings.Inheritance!.HasChild(pid))
        {
            StartCommand(inherited: pid);
            return;
        }

        _report.Fatal(Program, $"the CMD (pid {pid}) ended unseen while pid {Identity.ProcessId} was replacing itself: its exit code is lost");
        EndWith(111);
    }
}
