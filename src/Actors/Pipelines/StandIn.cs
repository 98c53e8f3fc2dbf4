using Actors.Handover;
using Actors.Platform;
using Actors.Processes;

namespace Actors.Pipelines;

/// <summary>
/// A process that does nothing but be the user that loggers in this process are: its pid is theirs for all who look, so that <c>s6-svstat</c> and <c>ps</c> show a process of
/// that user, and nobody who kills what he takes for the logger hits pid 1. One for all loggers of a user.
/// </summary>
/// <remarks>Its stdout is a pipe: a newline comes when it is that user, the end when it is gone. Nobody reads the newline: it is there for all who wait.</remarks>
internal sealed class StandIn(LoggerIdentity identity)
{
    /// <summary>How long it may take to become that user: a few milliseconds, or for ever where the machine is at its end; in ms.</summary>
    private const int Patience = 5000;

    private readonly Lock _lock = new();
    private Descriptor? _pipe;
    private int _pid;

    /// <summary>Its pid; it is started where it is not there.</summary>
    /// <returns>0, or the error number.</returns>
    internal int TryGet(ProcessHost host, out int pid)
    {
        lock (_lock)
        {
            pid = _pid;
            if (_pipe is not null && IsAlive(_pipe.Number))
                return 0;
            if (_pipe is not null)
                host.Journal?.Forget(KeyOf(_pid));
            _pipe?.Dispose();
            (_pipe, var write) = Descriptors.Pipe(nonBlocking: true);
            using (write)
            {
                Descriptors.SetNonBlocking(write.Number, false);
                host.Ledger.Begin();
                var errno = Spawner.Spawn(Request(write.Number), out _pid);
                host.Reaper.Tell(errno == 0 ? (object)new ReaperProtocol.Watch(_pid) : ReaperProtocol.SpawnFailed.Instance, ActorRefs.Nobody);
                pid = _pid;
                if (errno == 0)
                    host.Journal?.Keep(KeyOf(_pid), _pipe.Number);
                return errno;
            }
        }
    }

    /// <summary>Whether the journal knows that pid as a stand-in's.</summary>
    internal static bool IsOne(int pid, HandoverState state) => state.Descriptors.ContainsKey(KeyOf(pid));

    /// <summary>Waits until it is that user, or gone. Not on an actor's dispatcher.</summary>
    internal void AwaitIdentity()
    {
        Descriptor? pipe;
        var isHeld = false;
        lock (_lock)
        {
            pipe = _pipe;
            pipe?.DangerousAddRef(ref isHeld); // Where it dies meanwhile another takes its place.
        }

        if (pipe is null)
            return;
        _ = Descriptors.Poll(pipe.Number, forWriting: false, Patience);
        pipe.DangerousRelease();
    }

    private static string KeyOf(int pid) => $"stand-in {pid}";

    /// <summary>The words of a block have a blank in front, and an empty one ends it.</summary>
    private SpawnRequest Request(int output) => new(
        "/proc/self/exe",
        ["s6-applyuidgid", "-u", $"{identity.User}", "-g", $"{identity.Group}", "-G", string.Join(',', identity.Groups), "--", "foreground", " s6-echo", " logger", "", "s6-pause"],
        [])
    {
        WorkingDirectory = "/",
        NewSession = true,
        Descriptors = [(1, output)],
    };

    /// <summary>A pipe that nobody can write to any more has hung up.</summary>
    private static bool IsAlive(int pipe) => Descriptors.Poll([PollRequest.ForHangup(pipe)], 0) == 0;
}
