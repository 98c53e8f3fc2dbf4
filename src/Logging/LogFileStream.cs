using Actors.Platform;

namespace Actors.Logging;

/// <summary>An open file of a <see cref="LogFileSystem"/> as a stream that is written to; failures throw <see cref="PlatformException"/>.</summary>
internal sealed class LogFileStream(LogFileSystem files, Descriptor file) : WriteOnlyStream
{
    private bool _discards;

    /// <summary>What is written from now on goes nowhere.</summary>
    public void Discard() => _discards = true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && !_discards)
        {
            var count = files.Write(file, buffer, []);
            if (count <= 0)
                throw new PlatformException("write a compressed file", count < 0 ? -count : Errno.EIO);
            buffer = buffer[count..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
