using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// The messages of a tool in the grammar of all s6 programs: <c>NAME: fatal: unable to X: REASON</c>, <c>NAME: warning: ...</c>, <c>NAME: usage: ...</c>.
/// What ends the tool is returned, to be thrown.
/// </summary>
/// <param name="name">The name that the messages begin with.</param>
public sealed class Report(string name)
{
    /// <summary>Exit code of a wrong command line.</summary>
    public const int WrongUsage = 100;

    /// <summary>Exit code of a failed system call.</summary>
    public const int SystemCallFailed = 111;

    /// <summary>Exit code of a time limit that was reached.</summary>
    public const int TimedOut = 99;

    /// <summary>A wrong command line; 100.</summary>
    public ToolException Usage(string usage) => new($"{name}: usage: {usage}\n", WrongUsage);

    /// <summary>Something else that ends the tool.</summary>
    public ToolException Fatal(int exitCode, string text) => new($"{name}: fatal: {text}\n", exitCode);

    /// <summary>A system call that failed.</summary>
    /// <param name="action">What could not be done: <c>unable to ACTION: REASON</c>.</param>
    /// <param name="errno">Why.</param>
    /// <param name="exitCode">The exit code.</param>
    public ToolException Unable(string action, int errno, int exitCode = SystemCallFailed) =>
        Fatal(exitCode, $"unable to {action}: {Errno.Describe(errno)}");

    /// <summary>A system call that failed, known by the exception that it became.</summary>
    public ToolException Unable(string action, PlatformException exception) => Unable(action, exception.Errno);

    /// <summary>A program that could not be executed: 127 where it is not there, else 126.</summary>
    public ToolException CannotExecute(string program, int errno) => Unable($"exec {program}", errno, Executables.ExitCodeOf(errno));

    /// <summary>Prints a warning.</summary>
    public void Warn(string text) => StandardStreams.Error($"{name}: warning: {text}\n");

    /// <summary>Prints a warning about a failed system call.</summary>
    public void WarnUnable(string action, int errno) => Warn($"unable to {action}: {Errno.Describe(errno)}");

    /// <summary>Prints a remark.</summary>
    public void Inform(string text) => StandardStreams.Error($"{name}: info: {text}\n");
}
