using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>How a terminal treats what is typed: as it was, and raw (every key at once, not echoed). Without <see cref="Console"/>, which wants terminfo.</summary>
public sealed unsafe class TerminalMode : IDisposable
{
    private const nuint TCGETS = 0x5401, TCSETSW = 0x5403, TIOCGWINSZ = 0x5413;
    private readonly int _fd;
    private KernelTermios _before;

    private TerminalMode(int fd, KernelTermios before) => (_fd, _before) = (fd, before);

    /// <summary>Makes a terminal raw, until this is disposed of. Output is still processed: a newline begins a line.</summary>
    /// <param name="fd">The terminal.</param>
    /// <param name="keepSignals">Whether Ctrl-C, Ctrl-Z and Ctrl-\ still send signals.</param>
    /// <returns>Null where it is no terminal.</returns>
    public static TerminalMode? TrySetRaw(int fd, bool keepSignals = false)
    {
        KernelTermios mode;
        if (Libc.ioctl(fd, TCGETS, (nint)(&mode)) < 0)
            return null;
        var before = mode;
        mode.InputFlags &= ~(0x1u | 0x2u | 0x8u | 0x20u | 0x40u | 0x80u | 0x100u | 0x400u); // IGNBRK BRKINT PARMRK ISTRIP INLCR IGNCR ICRNL IXON
        mode.LocalFlags &= ~((keepSignals ? 0u : 0x1u) | 0x2u | 0x8u | 0x40u | 0x8000u); // ISIG ICANON ECHO ECHONL IEXTEN
        mode.Characters[5] = 0; // VTIME
        mode.Characters[6] = 1; // VMIN
        return Libc.ioctl(fd, TCSETSW, (nint)(&mode)) < 0 ? null : new(fd, before);
    }

    /// <summary>Columns and rows of a terminal; zeros where it does not say, or is none.</summary>
    public static (int Columns, int Rows) SizeOf(int fd)
    {
        var size = stackalloc ushort[4];
        return Libc.ioctl(fd, TIOCGWINSZ, (nint)size) == 0 ? (size[1], size[0]) : (0, 0);
    }

    /// <summary>Makes the terminal what it was.</summary>
    public void Dispose()
    {
        var before = _before;
        _ = Libc.ioctl(_fd, TCSETSW, (nint)(&before));
    }

    /// <summary>struct termios of the kernel, which is not libc's.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct KernelTermios
    {
        public uint InputFlags, OutputFlags, ControlFlags, LocalFlags;
        public byte Line;
        public fixed byte Characters[19];
    }
}
