using System.Globalization;
using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Waiting for ended children.</summary>
public static unsafe class Children
{
    /// <summary>Collects one ended child, whichever, without waiting.</summary>
    /// <returns>True with its pid; false where none has ended (<paramref name="pid"/> 0) or there are no children at all (-1).</returns>
    public static bool TryReap(out int pid, out ExitStatus status)
    {
        int word;
        pid = Libc.waitpid(-1, &word, Libc.WNOHANG);
        status = pid > 0 ? ExitStatus.FromWaitStatus(word) : default;
        return pid > 0;
    }

    /// <summary>Waits for one child. For tools; in pid 1 the reaper alone waits.</summary>
    /// <param name="pid">Which; -1: any.</param>
    /// <param name="reaped">The one that ended.</param>
    /// <param name="status">How.</param>
    /// <param name="block">False: only looks.</param>
    /// <returns>0, or the error number (<see cref="Errno.ECHILD"/>: no such child); <see cref="Errno.EAGAIN"/> where none has ended and <paramref name="block"/> is false.</returns>
    public static int Wait(int pid, out int reaped, out ExitStatus status, bool block = true)
    {
        int word;
        do
            reaped = Libc.waitpid(pid, &word, block ? 0 : Libc.WNOHANG);
        while (reaped < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
        status = reaped > 0 ? ExitStatus.FromWaitStatus(word) : default;
        return reaped > 0 ? 0 : reaped == 0 ? Errno.EAGAIN : Marshal.GetLastPInvokeError();
    }

    /// <summary>Whether a process is a child of this one that has not been collected; waitid(2) with WNOWAIT.</summary>
    public static bool Has(int pid)
    {
        var information = stackalloc byte[Libc.SignalInformationSize];
        return Libc.waitid(Libc.P_PID, pid, information, Libc.WEXITED | Libc.WNOHANG | Libc.WNOWAIT) == 0;
    }

    /// <summary>All of this process's children that have not been collected, whether they have ended or not; none without /proc.</summary>
    public static HashSet<int> All()
    {
        var children = new HashSet<int>();
        if (Files.TryList("/proc", out var names) != 0)
            return children;
        foreach (var name in names)
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && Has(pid))
                children.Add(pid);
        }

        return children;
    }

    /// <summary>Makes orphaned descendants this process's children, where it is not pid 1 (Linux 3.4).</summary>
    /// <returns>0, or the error number.</returns>
    public static int BecomeSubreaper() => Libc.prctl(Libc.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();
}
