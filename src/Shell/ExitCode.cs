namespace Actors.Shell;

/// <summary>The exit codes of <c>actors</c>: those of the s6 tools.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Success = 0;

    /// <summary>It is not so: a check found errors, a service is not well, a change failed.</summary>
    internal const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    internal const int Usage = 100;

    /// <summary>A system call failed, or pid 1 cannot be reached.</summary>
    internal const int System = 111;
}
