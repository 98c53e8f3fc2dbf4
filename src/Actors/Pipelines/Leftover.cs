namespace Actors.Pipelines;

/// <summary>What one logger of a pipe leaves to the next. There is one logger at a time; each is on a thread of its own.</summary>
internal sealed class Leftover
{
    private byte[] _bytes = [];

    internal void Put(ReadOnlySpan<byte> bytes) => Volatile.Write(ref _bytes, bytes.ToArray());

    internal byte[] Take() => Interlocked.Exchange(ref _bytes, []);
}
