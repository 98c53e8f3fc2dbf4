using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>Descriptors that stand for processes; pidfd_open(2).</summary>
public static class ProcessDescriptor
{
    /// <summary>Opens one. It can be read once the process has ended. Any process will do, not only a child.</summary>
    /// <returns>0, or the error number; ENOSYS before Linux 5.3.</returns>
    public static int TryOpen(int pid, out Descriptor? descriptor)
    {
        var fd = Libc.syscall(Libc.SYS_pidfd_open, pid, 0);
        descriptor = fd < 0 ? null : new Descriptor((int)fd);
        return fd < 0 ? Marshal.GetLastPInvokeError() : 0;
    }
}
