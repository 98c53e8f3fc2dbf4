using System.Runtime.InteropServices;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>A pipe that keeps writes apart (O_DIRECT): each read returns one of them. What is to be read at once is so in the test's hands, not in the scheduler's.</summary>
internal sealed unsafe class PacketPipe : IDisposable
{
    private const int CloseOnExec = 0x80000, Packets = 0x4000;

    public PacketPipe() => (Read, Write) = Create(keepsApart: true);

    public Descriptor Read { get; }

    public Descriptor Write { get; }

    /// <summary>A pipe.</summary>
    /// <param name="keepsApart">Whether each read returns one write. (Bytes that a read has no room for are lost then.)</param>
    public static (Descriptor Read, Descriptor Write) Create(bool keepsApart)
    {
        var ends = stackalloc int[2];
        Assert.Equal(0, pipe2(ends, CloseOnExec | (keepsApart ? Packets : 0)));
        return (new(ends[0]), new(ends[1]));
    }

    public void Dispose()
    {
        Read.Dispose();
        Write.Dispose();
    }

    [DllImport("libc")]
    private static extern int pipe2(int* ends, int flags);
}
