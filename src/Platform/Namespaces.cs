using System.Globalization;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Namespaces of this process; unshare(2).</summary>
public static class Namespaces
{
    private const int NewMounts = 0x20000, NewUser = 0x10000000; // CLONE_NEWNS, CLONE_NEWUSER
    private const nuint Recursive = 0x4000, Private = 0x40000; // MS_REC, MS_PRIVATE

    /// <summary>
    /// Gives this process mounts of its own: what it mounts from here on, nobody else sees. Without the right to do so, in a user namespace of its own too, where it stays
    /// who it is. This process must have one thread only.
    /// </summary>
    /// <exception cref="PlatformException">The kernel does not allow it.</exception>
    public static void TakeOwnMounts()
    {
        var (user, group) = (Identity.EffectiveUser, Identity.EffectiveGroup);
        if (Libc.unshare(NewMounts) < 0)
        {
            if (Libc.unshare(NewMounts | NewUser) < 0)
                throw PlatformException.Last("take mounts of its own (unshare)");
            Files.WriteAllText("/proc/self/setgroups", "deny");
            Files.WriteAllText("/proc/self/uid_map", string.Create(CultureInfo.InvariantCulture, $"{user} {user} 1"));
            Files.WriteAllText("/proc/self/gid_map", string.Create(CultureInfo.InvariantCulture, $"{group} {group} 1"));
        }

        var errno = Mounts.Mount("none", "/", "none", Recursive | Private, null);
        if (errno != 0)
            throw new PlatformException("make mounts private", errno);
    }
}
