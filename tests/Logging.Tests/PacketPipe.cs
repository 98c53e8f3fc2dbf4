using System.Runtime.InteropServices;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>A pipe that keeps writes apart (O_DIRECT): each read returns one of them. What is to be read at once is so in the test's hands, not in the scheduler's.</summary>
internal sealed unsafe class PacketPipe : IDisposable
{
    private const int CloseOnExec = 0x80000, Packets = 0x4000;

    public PacketPipe()
    {
        var ends = stackalloc int[2];
        Assert.Equal(0, pipe2(ends, CloseOnExec | Packets));
        Read = new(ends[0]);
        Write = new(ends[1]);
    }

    public Descriptor Read { get; }

    public Descriptor Write { get; }

    public void Dispose()
    {
        Read.Dispose();
        Write.Dispose();
    }

    [DllImport("libc")]
    private static extern int pipe2(int* ends, int flags);
}
