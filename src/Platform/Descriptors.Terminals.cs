using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <content>Terminals.</content>
public static unsafe partial class Descriptors
{
    /// <summary>Whether <paramref name="fd"/> is a terminal.</summary>
    public static bool IsTerminal(int fd) => Libc.isatty(fd) == 1;

    /// <summary>The path of the terminal that <paramref name="fd"/> is; null where it is none.</summary>
    public static string? TerminalName(int fd)
    {
        var buffer = stackalloc byte[256];
        return Libc.ttyname_r(fd, buffer, 256) == 0 ? ByteString.FromPointer(buffer) : null;
    }

    /// <summary>Makes a process group the foreground one of a terminal; tcsetpgrp(3).</summary>
    /// <returns>0, or the error number.</returns>
    public static int SetForegroundGroup(int terminal, int group)
    {
        const nuint SetProcessGroup = 0x5410; // TIOCSPGRP
        return Libc.ioctl(terminal, SetProcessGroup, (nint)(&group)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>
    /// Gives up this session's controlling terminal, so that another session can have it; TIOCNOTTY. Only the session's leader can; for others, and where the terminal is none of
    /// this session, nothing happens.
    /// </summary>
    /// <param name="path">The terminal's.</param>
    /// <returns>Whether the kernel has sent this process SIGHUP (and SIGCONT) for that: it does so to the foreground group, whoever gave the terminal up.</returns>
    public static bool GiveUpTerminal(string path)
    {
        const nuint GetSession = 0x5429, GetGroup = 0x540F, GiveUp = 0x5422; // TIOCGSID, TIOCGPGRP, TIOCNOTTY
        if (Files.TryOpen(path, OpenMode.Read | OpenMode.NonBlocking | OpenMode.NoControllingTerminal, out var terminal) != 0)
            return false;
        using (terminal)
        {
            int session = 0, group = 0;
            return Libc.ioctl(terminal!.Number, GetSession, (nint)(&session)) == 0 && session == Identity.ProcessId
                && Libc.ioctl(terminal.Number, GetGroup, (nint)(&group)) == 0
                && Libc.ioctl(terminal.Number, GiveUp, 0) == 0 && group == session;
        }
    }
}
