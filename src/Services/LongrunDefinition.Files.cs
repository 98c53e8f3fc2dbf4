using System.Collections.Immutable;

namespace Actors.Services;

public sealed partial record LongrunDefinition
{
    /// <summary>
    /// What s6-rc lays out in the live service directory, in its order: scripts and numbers, signals, flags, then whole directories.
    /// Everything else beside <c>run</c> stays where it is.
    /// </summary>
    /// <remarks>
    /// The scripts of a pipelined service are not wrapped here (s6-rc calls the user's own <c>run.user</c>, and fetches its pipes in a
    /// generated <c>run</c>): whoever starts the process gives it its pipes.
    /// </remarks>
    public IEnumerable<ServicedirEntry> Files
    {
        get
        {
            if (IsInternal)
                yield break;
            if (!Command.IsEmpty)
            {
                // Nothing is executed from there; it shows what runs, and a change of it is seen.
                yield return new("command", ServicedirEntryKind.Content, null, Shown(Command));
                if (!FinishCommand.IsEmpty)
                    yield return new("finish-command", ServicedirEntryKind.Content, null, Shown(FinishCommand));
                yield break;
            }

            if (FinishPath is not null)
                yield return Script("finish");
            yield return Script("run");
            foreach (var (name, number) in Numbers())
            {
                if (number is not null)
                    yield return new(name, ServicedirEntryKind.Content, null, $"{number}\n");
            }

            if (DownSignal is not null)
                yield return new("down-signal", ServicedirEntryKind.Content, null, DownSignal);
            if (ReloadSignal is not null)
                yield return new("reload-signal", ServicedirEntryKind.Content, null, ReloadSignal);
            if (KillProcessGroup)
                yield return new("flag-timeout-killpg", ServicedirEntryKind.Content, null, "");
            if (NewPidNamespace)
                yield return new("flag-newpidns", ServicedirEntryKind.Content, null, "");
            foreach (var (name, isThere) in Directories())
            {
                if (isThere)
                    yield return new(name, ServicedirEntryKind.Tree, PathOf(name), null);
            }

            if (HasTemplate)
            {
                yield return new("instances", ServicedirEntryKind.Directory, null, null);
                yield return new("instance", ServicedirEntryKind.Directory, null, null);
            }
        }
    }

    private static string Shown(ImmutableArray<string> command) => string.Concat(command.Select(word => word + "\n"));

    private ServicedirEntry Script(string name) => new(name, ServicedirEntryKind.Script, PathOf(name), null);

    private IEnumerable<(string Name, uint? Number)> Numbers() =>
    [
        ("notification-fd", NotificationFd), ("lock-fd", LockFd), ("timeout-kill", TimeoutKill),
        ("timeout-finish", TimeoutFinish), ("max-death-tally", MaxDeathTally),
    ];

    private IEnumerable<(string Name, bool IsThere)> Directories() =>
        [("template", HasTemplate), ("data", HasData), ("env", HasEnvironment)];
}
