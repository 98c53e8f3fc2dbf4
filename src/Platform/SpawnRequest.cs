namespace Actors.Platform;

/// <summary>What to start, and what it finds there. Everything else is as in a fresh process: no signal blocked or ignored, no descriptor but those that are not close-on-exec.</summary>
/// <param name="Path">The program's path; it is not searched for (see <see cref="Executables.Find"/>).</param>
/// <param name="Arguments">argv, its element 0 included.</param>
/// <param name="Environment"><c>NAME=VALUE</c> strings.</param>
public sealed record SpawnRequest(string Path, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment)
{
    /// <summary>Working directory; null: this process's.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// The child's descriptors: number in the child, number here. 0, 1 and 2 are this process's own unless they stand here.
    /// </summary>
    public IReadOnlyList<(int Child, int Own)> Descriptors { get; init; } = [];

    /// <summary>Whether it leads a session, and so a process group, of its own; setsid(2).</summary>
    public bool NewSession { get; init; }

    /// <summary>Whether it is pid 1 of a pid namespace of its own, which takes CAP_SYS_ADMIN.</summary>
    public bool NewPidNamespace { get; init; }

    /// <summary>Whether it leads a process group of its own in this session.</summary>
    public bool NewProcessGroup { get; init; }

    /// <summary>With <see cref="NewSession"/>: the terminal that becomes its controlling terminal and its descriptor 0; null: none.</summary>
    public string? ControllingTerminal { get; init; }

    /// <summary>
    /// What it does to itself, one after the other, after everything else is set up. Where one fails, there is no child, and the error number is the one's. (An
    /// opening that waits, as that of a FIFO may, would keep this process waiting as well.)
    /// </summary>
    public IReadOnlyList<SpawnAction> Actions { get; init; } = [];

    /// <summary>
    /// What the child knows of signals: true: what a forked child would, blocked and ignored is what is so here (but SIGPIPE, which .NET ignores, is what it
    /// was when this process began); false: as in a fresh process.
    /// </summary>
    public bool InheritSignals { get; init; }

    /// <summary>With <see cref="InheritSignals"/>: that no signal is blocked.</summary>
    public bool UnblockSignals { get; init; }

    /// <summary>
    /// Called with its pid, on the thread that started it, before a fault of this process can make it another one (<see cref="Succession"/>): what is put down here of the child, the next one knows.
    /// </summary>
    public Action<int>? Started { get; init; }

    /// <summary>Signals that it ignores from the start; without <see cref="InheritSignals"/>.</summary>
    public IReadOnlyList<Signal> Ignored { get; init; } = [];
}
