namespace Actors.Boot;

/// <summary>Where s6-overlay has what scripts look for. Fixed, but in tests.</summary>
public sealed record OverlayPaths
{
    /// <summary>What stands before all of them; empty but in tests.</summary>
    public string Root { get; init; } = "";

    /// <summary>The scan directory: a directory or link for each longrun.</summary>
    public string ScanDirectory => Root + "/run/service";

    /// <summary>The log of what has no logger of its own.</summary>
    public string UncaughtLogs => Root + "/run/uncaught-logs";

    /// <summary>The live state of the service database.</summary>
    public string Live => Root + "/run/s6-rc";

    /// <summary>What stands for the compiled services.</summary>
    public string Database => Root + "/run/s6/db";

    /// <summary>Where the policies are.</summary>
    public string Policies => Root + "/etc/actors";

    /// <summary>One file for each variable of the container.</summary>
    public string ContainerEnvironment => Root + "/run/s6/container_environment";

    /// <summary>Holds the container's working directory.</summary>
    public string WorkingDirectoryFile => Root + "/run/s6/workdir";

    /// <summary>Holds the pid of a CMD that receives signals.</summary>
    public string CommandPidFile => Root + "/run/s6/cmdpid";

    /// <summary>Where programs that stop the container are.</summary>
    public string BaseDirectory => Root + "/run/s6/basedir";

    /// <summary>Holds the container's exit code.</summary>
    public string Results => Root + "/run/s6-linux-init-container-results";

    /// <summary>The file in <see cref="Results"/>.</summary>
    public string ExitCodeFile => Results + "/exitcode";

    /// <summary>The fifo where halt and its kin write.</summary>
    public string HaltControl => BaseDirectory + "/control";

    /// <summary>The command fifo of the scan directory, where s6-svscanctl writes.</summary>
    public string ScanControl => ScanDirectory + "/.s6-svscan/control";

    /// <summary>Locked while the scan directory is looked after: s6-svlink asks.</summary>
    public string ScanLock => ScanDirectory + "/.s6-svscan/lock";
}
