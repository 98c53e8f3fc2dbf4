using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Actors.Containers.Tests.Harness;

/// <summary>The system calls that .NET has no method for.</summary>
internal static partial class NativeMethods
{
    public const int SIGKILL = 9;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    /// <summary>A descriptor of another process, as if that had given it away (pidfd_getfd(2)).</summary>
    public static SafeFileHandle CopyDescriptor(int pid, int fd)
    {
        const int OpenProcess = 434, CopyFrom = 438; // everywhere
        using var process = Checked(Call(OpenProcess, pid, 0, 0));
        return Checked(Call(CopyFrom, process.DangerousGetHandle(), fd, 0));

        static SafeFileHandle Checked(nint fd) => fd >= 0 ? new SafeFileHandle(fd, ownsHandle: true) : throw new Win32Exception();
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nint first, nint second, nint third);

    /// <summary>Linux's number of a signal; a raw number is passed on.</summary>
    public static int Number(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 1,
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGQUIT => 3,
        PosixSignal.SIGTERM => 15,
        PosixSignal.SIGCHLD => 17,
        PosixSignal.SIGCONT => 18,
        PosixSignal.SIGWINCH => 28,
        _ when (int)signal > 0 => (int)signal,
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "no such signal on Linux"),
    };
}
