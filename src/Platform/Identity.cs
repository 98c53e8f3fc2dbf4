using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Who this process is: pid, users, groups.</summary>
public static unsafe class Identity
{
    /// <summary>This process's pid in its own pid namespace.</summary>
    public static int ProcessId => Libc.getpid();

    /// <summary>Its parent's pid; 0 for pid 1 of a container.</summary>
    public static int ParentProcessId => Libc.getppid();

    /// <summary>Real uid.</summary>
    public static uint User => Libc.getuid();

    /// <summary>Effective uid.</summary>
    public static uint EffectiveUser => Libc.geteuid();

    /// <summary>Real gid.</summary>
    public static uint Group => Libc.getgid();

    /// <summary>Effective gid.</summary>
    public static uint EffectiveGroup => Libc.getegid();

    /// <summary>The process group of a process (0: of this one).</summary>
    public static int ProcessGroupOf(int pid) => Libc.getpgid(pid);

    /// <summary>Sets real, effective and saved uid (for a privileged process).</summary>
    public static void SetUser(uint user) => Check(Libc.setuid(user), "set user id");

    /// <summary>Sets real, effective and saved uid one by one (for a privileged process); setresuid(2).</summary>
    public static void SetAllUsers(uint real, uint effective, uint saved) => Check(Libc.setresuid(real, effective, saved), "set user ids");

    /// <summary>Sets real, effective and saved gid (for a privileged process).</summary>
    public static void SetGroup(uint group) => Check(Libc.setgid(group), "set group id");

    /// <summary>Sets the supplementary groups.</summary>
    public static void SetSupplementaryGroups(ReadOnlySpan<uint> groups)
    {
        fixed (uint* pointer = groups)
            Check(Libc.setgroups((nuint)groups.Length, pointer), "set supplementary group list");
    }

    /// <summary>The supplementary groups.</summary>
    public static uint[] SupplementaryGroups()
    {
        var count = Libc.getgroups(0, null);
        var groups = new uint[Math.Max(count, 0)];
        fixed (uint* pointer = groups)
            count = Libc.getgroups(groups.Length, pointer);
        return count >= 0 ? groups[..count] : throw PlatformException.Last("get supplementary group list");
    }

    /// <summary>Becomes the leader of a new session; setsid(2).</summary>
    /// <returns>Whether it did: a process group leader cannot.</returns>
    public static bool StartSession() => Libc.setsid() >= 0;

    /// <summary>Puts a process into a process group; setpgid(2).</summary>
    public static void SetProcessGroup(int pid, int group) => Check(Libc.setpgid(pid, group), "set process group");

    /// <summary>Adds to this process's niceness; nice(2).</summary>
    /// <returns>0, or the error number.</returns>
    public static int Nice(int increment)
    {
        // getpriority(2) may well return -1: only errno tells that from a failure, and for this process there is none.
        var priority = Math.Clamp((long)Libc.getpriority(0, 0) + increment, -20, 19);
        if (Libc.setpriority(0, 0, (int)priority) == 0)
            return 0;
        var errno = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
        return errno == Errno.EACCES ? Errno.EPERM : errno; // As nice(2) says it.
    }

    /// <summary>Makes a directory this process's root, and goes there (needs CAP_SYS_CHROOT).</summary>
    public static void ChangeRoot(string path) => Check(Libc.chroot(path), $"chroot in {path}");

    /// <summary>Ends this process at once, with no .NET shutdown; _exit(2).</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public static void Exit(int code)
    {
        Libc._exit(code);
        throw new InvalidOperationException("_exit returned");
    }

    private static void Check(int result, string action)
    {
        if (result < 0)
            throw PlatformException.Last(action);
    }
}
