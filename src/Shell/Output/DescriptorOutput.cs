using Actors.Platform;

namespace Actors.Shell.Output;

/// <summary>Writes to a descriptor, at once.</summary>
/// <param name="number">Which.</param>
internal sealed class DescriptorOutput(int number) : TextOutput
{
    /// <inheritdoc/>
    internal override void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        var errno = Descriptors.WriteAll(number, bytes);
        if (errno == Errno.EPIPE)
            throw new OutputClosedException();
        if (errno != 0)
            throw new PlatformException("write", errno);
    }
}
