using System.Runtime.InteropServices;

namespace Actors.Platform;

/// <summary>A descriptor that <see cref="Descriptors.Poll(Span{PollRequest}, int)"/> waits for; struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct PollRequest
{
    private readonly int _descriptor;
    private readonly short _events;
    private readonly short _returned;

    /// <param name="descriptor">Which; negative: none.</param>
    /// <param name="forWriting">Whether it shall take bytes rather than have some.</param>
    public PollRequest(int descriptor, bool forWriting = false)
    {
        _descriptor = descriptor;
        _events = (short)(forWriting ? 4 : 1);
        _returned = 0;
    }

    private PollRequest(int descriptor, short events)
    {
        _descriptor = descriptor;
        _events = events;
        _returned = 0;
    }

    /// <summary>Waits only for the other end to hang up, or for a failure.</summary>
    public static PollRequest ForHangup(int descriptor) => new(descriptor, 0);

    /// <summary>Whether it can be used without waiting, which includes hung up and failed.</summary>
    public readonly bool IsReady => _returned != 0;
}
