using Actors.Platform;

namespace Actors.Init;

/// <summary>Whatever descriptor 2 is at each write. .NET's own stream is for ever what it was at the first.</summary>
internal sealed class StandardErrorStream : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>There is nobody to tell that it failed.</summary>
    public override void Write(ReadOnlySpan<byte> buffer) => _ = Descriptors.WriteAll(2, buffer);
}
