using System.Globalization;
using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// Makes the calling thread, and no other, somebody else to the file system: setfsuid(2) and its kin. Every path that the thread then uses is looked up, opened and created
/// with that user's rights, so whoever owns a directory cannot lead it, by links or otherwise, to what that user cannot reach. Signals and ptrace see the
/// process as before.
/// </summary>
/// <remarks>Threads that such a thread starts are that user too: it must start none, nor make the runtime do so (no tasks, no timers, no messages to actors).</remarks>
public static unsafe class ThreadIdentity
{
    /// <summary>CHOWN, DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER, FSETID, LINUX_IMMUTABLE, MKNOD, MAC_OVERRIDE: what lets a thread past a file's permissions.</summary>
    private const ulong FileCapabilities = 1UL | 1UL << 1 | 1UL << 2 | 1UL << 3 | 1UL << 4 | 1UL << 9 | 1UL << 27 | 1UL << 32;

    private const ulong SetIds = 1UL << 6 | 1UL << 7;

    private static nint SetGroupsCall => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 116,
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => 159,
        _ => -1,
    };

    /// <summary>Whether threads of this process can be others: it is root with CAP_SETUID and CAP_SETGID.</summary>
    public static bool CanChange => SetGroupsCall >= 0 && Identity.EffectiveUser == 0 && Capabilities("self") is { } held && (held & SetIds) == SetIds;

    /// <summary>Makes the calling thread a user, for good.</summary>
    /// <param name="user">Its uid, not 0.</param>
    /// <param name="group">Its gid.</param>
    /// <param name="groups">Its supplementary groups.</param>
    /// <returns>0, or the error number; then the thread must not touch a file.</returns>
    public static int TryBecome(uint user, uint group, ReadOnlySpan<uint> groups)
    {
        if (user == 0 || SetGroupsCall < 0)
            return Errno.EINVAL;
        fixed (uint* pointer = groups)
        {
            if (Libc.syscall(SetGroupsCall, groups.Length, (nint)pointer) != 0)
                return Marshal.GetLastPInvokeError();
        }

        var dumpable = Libc.prctl(Libc.PR_GET_DUMPABLE, 0, 0, 0, 0);
        _ = Libc.setfsgid(group);
        _ = Libc.setfsuid(user);
        // The kernel takes the whole process for one that has changed its user: /proc/1/fd and the like would be closed to all but the mightiest.
        if (dumpable == 1)
            _ = Libc.prctl(Libc.PR_SET_DUMPABLE, 1, 0, 0, 0);
        // Neither call says whether it worked, but with an id that cannot be they tell what is.
        if ((uint)Libc.setfsgid(uint.MaxValue) != group || (uint)Libc.setfsuid(uint.MaxValue) != user)
            return Errno.EPERM;
        return Capabilities("thread-self") is { } held && (held & FileCapabilities) == 0 ? 0 : Errno.EPERM; // They go with uid 0, unless "securebits" keep them.
    }

    /// <summary>The effective capabilities; null where that cannot be told.</summary>
    private static ulong? Capabilities(string task)
    {
        const string Field = "\nCapEff:\t";
        var status = Files.ReadTextIfThere($"/proc/{task}/status") ?? "";
        var at = status.IndexOf(Field, StringComparison.Ordinal);
        return at >= 0 && ulong.TryParse(status.AsSpan(at + Field.Length, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var set)
            ? set
            : null;
    }
}
