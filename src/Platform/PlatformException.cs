using System.Runtime.InteropServices;

namespace Actors.Platform;

/// <summary>A system call failed. The message reads on after <c>PROGRAM: fatal: </c>: <c>unable to X: REASON</c>.</summary>
public sealed class PlatformException : IOException
{
    /// <param name="action">What could not be done, as it reads after "unable to": <c>open /etc/x</c>.</param>
    /// <param name="errno">Why.</param>
    public PlatformException(string action, int errno)
        : base($"unable to {action}: {Platform.Errno.Describe(errno)}")
    {
        Action = action;
        Errno = errno;
    }

    /// <summary>What could not be done.</summary>
    public string Action { get; }

    /// <summary>The error number; see <see cref="Platform.Errno"/>.</summary>
    public int Errno { get; }

    /// <summary>The reason alone, such as <c>Permission denied</c>.</summary>
    public string Reason => Platform.Errno.Describe(Errno);

    /// <summary>The exception for the libc call that has just failed.</summary>
    internal static PlatformException Last(string action) => new(action, Marshal.GetLastPInvokeError());
}
