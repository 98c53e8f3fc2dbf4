using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <content>Waiting for descriptors.</content>
public static unsafe partial class Descriptors
{
    /// <summary>Waits until <paramref name="fd"/> can be read (or written), or hung up, or failed; at most so long (-1: without limit).</summary>
    /// <returns>False when the time was up first.</returns>
    public static bool Poll(int fd, bool forWriting, int milliseconds)
    {
        var entry = new Libc.PollEntry { Descriptor = fd, Events = (short)(forWriting ? 4 : 1) };
        int count;
        do
            count = Libc.poll(&entry, 1, milliseconds);
        while (count < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
        return count > 0;
    }

    /// <summary>Waits until one of several descriptors can be read, hung up or failed; at most so long (-1: without limit).</summary>
    /// <returns>The index of the first that can; -1 when the time was up first.</returns>
    public static int PollAny(int milliseconds, params ReadOnlySpan<int> fds)
    {
        Span<PollRequest> requests = stackalloc PollRequest[fds.Length];
        for (var i = 0; i < fds.Length; i++)
            requests[i] = new(fds[i]);
        _ = Poll(requests, milliseconds);
        for (var i = 0; i < requests.Length; i++)
        {
            if (requests[i].IsReady)
                return i;
        }

        return -1;
    }

    /// <summary>Waits until one of the descriptors is ready, or the time is up.</summary>
    /// <param name="requests">What to wait for; <see cref="PollRequest.IsReady"/> tells what happened. A negative descriptor is left out.</param>
    /// <param name="milliseconds">How long at most; -1: without limit.</param>
    /// <returns>How many are ready; 0 when the time was up first.</returns>
    public static int Poll(Span<PollRequest> requests, int milliseconds)
    {
        fixed (PollRequest* pointer = requests)
        {
            int count;
            do
                count = Libc.poll((Libc.PollEntry*)pointer, (nuint)requests.Length, milliseconds);
            while (count < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
            return count >= 0 ? count : throw PlatformException.Last("poll descriptors");
        }
    }
}
