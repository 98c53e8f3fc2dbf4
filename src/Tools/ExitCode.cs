namespace Actors.Tools;

/// <summary>The exit codes that all s6 programs have in common.</summary>
internal static class ExitCode
{
    /// <summary>A time limit was reached.</summary>
    public const int TimedOut = 99;

    /// <summary>A wrong command line.</summary>
    public const int WrongUsage = 100;

    /// <summary>A system call failed.</summary>
    public const int SystemCallFailed = 111;
}
