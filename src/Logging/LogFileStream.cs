using Actors.Platform;

namespace Actors.Logging;

/// <summary>An open file of a <see cref="LogFileSystem"/> as a stream that is written to; failures throw <see cref="PlatformException"/>.</summary>
internal sealed class LogFileStream(LogFileSystem files, Descriptor file) : Stream
{
    private bool _discards;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What is written from now on goes nowhere.</summary>
    public void Discard() => _discards = true;

    public override void Flush()
    {
    }

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

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
