using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>epoll(7), one-shot: a descriptor that was reported is silent until it is armed again. Safe for use from many threads.</summary>
public sealed unsafe class EventPoll : IDisposable
{
    private const int Add = 1, Delete = 2, Modify = 3;
    private readonly Descriptor _epoll;

    /// <summary>How many words of 32 bits struct epoll_event has: one of events and, at its end, two of the key. It is packed on x86-64, and only there.</summary>
    private static int Words => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 3 : 4;

    /// <summary>An empty set.</summary>
    public EventPoll()
    {
        var fd = Libc.epoll_create1(Libc.O_CLOEXEC);
        _epoll = fd >= 0 ? new Descriptor(fd) : throw PlatformException.Last("create an epoll set");
    }

    /// <summary>The same as <see cref="Arm"/>, for a descriptor that most likely is not watched yet.</summary>
    public void Watch(int fd, ulong key)
    {
        if (!TryControl(Add, fd, key, false) && !TryControl(Modify, fd, key, false))
            throw PlatformException.Last($"watch descriptor {fd}");
    }

    /// <summary>Reports <paramref name="fd"/> once, with <paramref name="key"/>, when it can be read (or written), hung up or failed.</summary>
    public void Arm(int fd, ulong key, bool forWriting = false)
    {
        if (!TryControl(Modify, fd, key, forWriting) && !TryControl(Add, fd, key, forWriting))
            throw PlatformException.Last($"watch descriptor {fd}");
    }

    /// <summary>Forgets a descriptor; closing the last copy of it does so too.</summary>
    public void Remove(int fd) => _ = TryControl(Delete, fd, 0, false);

    /// <summary>Waits for what was armed.</summary>
    /// <param name="keys">Filled with the keys of what is ready.</param>
    /// <param name="milliseconds">How long at most; -1: without limit.</param>
    /// <returns>How many.</returns>
    public int Wait(Span<ulong> keys, int milliseconds)
    {
        const int Most = 64;
        var events = stackalloc uint[Most * Words];
        int count;
        do
            count = Libc.epoll_wait(_epoll.Number, events, Math.Min(Most, keys.Length), milliseconds);
        while (count < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
        if (count < 0)
            throw PlatformException.Last("wait for descriptors");
        for (var i = 0; i < count; i++)
            keys[i] = Unsafe.ReadUnaligned<ulong>(events + ((i + 1) * Words) - 2);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _epoll.Dispose();

    private bool TryControl(int operation, int fd, ulong key, bool forWriting)
    {
        const uint In = 1, Out = 4, OneShot = 1u << 30;
        var entry = stackalloc uint[Words];
        entry[0] = (forWriting ? Out : In) | OneShot;
        Unsafe.WriteUnaligned(entry + Words - 2, key);
        return Libc.epoll_ctl(_epoll.Number, operation, fd, entry) == 0;
    }
}
