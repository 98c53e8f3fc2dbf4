using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>A signalfd(2): blocked signals that are read instead of handled.</summary>
public sealed unsafe class SignalDescriptor : IDisposable
{
    private const int RecordSize = 128; // struct signalfd_siginfo
    private readonly Descriptor _descriptor;

    /// <summary>Reads the given signals, which every thread must have blocked (<see cref="Signals.Block"/>).</summary>
    public SignalDescriptor(params ReadOnlySpan<Signal> signals)
    {
        var set = Signals.SetOf(signals);
        var fd = Libc.signalfd(-1, &set, Libc.SFD_CLOEXEC);
        _descriptor = fd >= 0 ? new Descriptor(fd) : throw PlatformException.Last("create a signal descriptor");
    }

    /// <summary>Its number, to wait for signals with others.</summary>
    public int Number => _descriptor.Number;

    /// <summary>Waits for signals.</summary>
    /// <param name="signals">Filled with what arrived, in the kernel's order (equal ones may be merged by the kernel).</param>
    /// <returns>How many.</returns>
    public int Read(Span<Signal> signals)
    {
        var buffer = stackalloc byte[RecordSize * 16];
        var count = Descriptors.Read(_descriptor.Number, new Span<byte>(buffer, RecordSize * Math.Min(16, signals.Length)));
        if (count < 0)
            throw new PlatformException("read signals", -count);
        for (var i = 0; i < count / RecordSize; i++)
            signals[i] = (Signal)(*(uint*)(buffer + (i * RecordSize)));
        return count / RecordSize;
    }

    /// <inheritdoc/>
    public void Dispose() => _descriptor.Dispose();
}
