using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>reboot(2) and sync(2).</summary>
public static unsafe class Machine
{
    /// <summary>The host's name; in a UTS namespace, that one's. Setting it needs CAP_SYS_ADMIN.</summary>
    public static string HostName
    {
        get
        {
            var name = stackalloc byte[256];
            return Libc.gethostname(name, 256) == 0 ? ByteString.FromPointer(name) : throw PlatformException.Last("get hostname");
        }

        set
        {
            if (Libc.sethostname(value, (nuint)value.Length) < 0)
                throw PlatformException.Last("set hostname");
        }
    }

    /// <summary>Restarts the machine; in a pid namespace, ends it (needs CAP_SYS_BOOT).</summary>
    /// <returns>The error number, where it did not.</returns>
    public static int Restart() => Call(0x01234567);

    /// <summary>Powers the machine off; in a pid namespace, ends it (needs CAP_SYS_BOOT).</summary>
    /// <returns>The error number, where it did not.</returns>
    public static int PowerOff() => Call(0x4321FEDC);

    /// <summary>Writes all cached data to disks.</summary>
    public static void Sync() => Libc.sync();

    private static int Call(int command) => Libc.reboot(command) == 0 ? 0 : Marshal.GetLastPInvokeError();
}
