using Actors.Platform.Interop;
using Microsoft.Win32.SafeHandles;

namespace Actors.Platform;

/// <summary>An owned file descriptor. Every one that this library makes is close-on-exec: a child gets exactly those it is given.</summary>
public sealed class Descriptor : SafeHandleMinusOneIsInvalid
{
    /// <summary>Takes ownership of <paramref name="number"/>.</summary>
    public Descriptor(int number)
        : base(ownsHandle: true) => SetHandle(number);

    /// <summary>The number. Valid while this object is not disposed.</summary>
    public int Number => (int)handle;

    /// <summary>Gives up ownership: the caller closes the number that is returned.</summary>
    public int Release()
    {
        var number = (int)handle;
        SetHandleAsInvalid();
        return number;
    }

    /// <summary>Another descriptor for the same open file, numbered <paramref name="atLeast"/> or above.</summary>
    public Descriptor Duplicate(int atLeast = 3) => Descriptors.Duplicate(Number, atLeast);

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => Libc.close((int)handle) == 0;
}
