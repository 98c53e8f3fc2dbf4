using Actors.Platform;

namespace Actors.Execline;

/// <summary>An ended child's status in the two ways in which execline puts it into one number.</summary>
internal static class ExitStatusCodes
{
    /// <summary>What goes into <c>?</c>: the exit code, or 256 + the signal.</summary>
    public static int VariableCode(this ExitStatus status) => status.IsSignaled ? 256 + (int)status.Signal : status.Code;

    /// <summary>What a program exits with on behalf of its child: the exit code, but no higher than 128, or 128 + the signal.</summary>
    public static int ProxyCode(this ExitStatus status) => status.IsSignaled ? 128 + (int)status.Signal : Math.Min(status.Code, 128);
}
