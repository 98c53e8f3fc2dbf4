namespace Actors.Logging;

/// <summary>Buffers that are lent for the time of one call, or while a line is unfinished, so that any number of idle engines hold none.</summary>
internal sealed class LogBuffers
{
    /// <summary>Bytes in a buffer: what a pipe holds, and a bit for stamps.</summary>
    public const int Size = 96 * 1024;

    /// <summary>Bytes in a small buffer: a line of usual length.</summary>
    public const int SmallSize = 4096;

    private const int MostKept = 8, MostSmallKept = 32;
    private readonly Stack<byte[]> _free = new();
    private readonly Stack<byte[]> _freeSmall = new();

    public byte[] Rent() => _free.TryPop(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(Size);

    public byte[] RentSmall() => _freeSmall.TryPop(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(SmallSize);

    /// <summary>Takes a buffer back; one that has not come from here is left to the collector.</summary>
    public void Return(byte[] buffer)
    {
        if (buffer.Length == Size && _free.Count < MostKept)
            _free.Push(buffer);
        else if (buffer.Length == SmallSize && _freeSmall.Count < MostSmallKept)
            _freeSmall.Push(buffer);
    }
}
