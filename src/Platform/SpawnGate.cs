using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// Whether processes may be started. Not once this process is about to become another one with all its descriptors (<see cref="Succession"/>): a child that is made then would have them too, and
/// with them locks that nobody else can have any more, and ends of pipes that never end.
/// </summary>
internal sealed unsafe class SpawnGate
{
    private int _inside;
    private int _isClosed;

    /// <summary>Before a process is started.</summary>
    /// <returns>Whether it may be; then <see cref="Leave"/> follows.</returns>
    internal bool TryEnter()
    {
        _ = Interlocked.Increment(ref _inside);
        if (Volatile.Read(ref _isClosed) == 0)
            return true;
        Leave();
        return false;
    }

    /// <summary>The process has executed its program, or come to nothing.</summary>
    internal void Leave() => Interlocked.Decrement(ref _inside);

    /// <summary>From now on nobody enters. Allocates nothing.</summary>
    /// <param name="milliseconds">How long to wait for who is inside: it may be the thread that asks.</param>
    /// <returns>Whether nobody is inside any more.</returns>
    internal bool Close(int milliseconds)
    {
        _ = Interlocked.Exchange(ref _isClosed, 1);
        for (var waited = 0; Volatile.Read(ref _inside) > 0 && waited < milliseconds; waited++)
            _ = Libc.poll(null, 0, 1);
        return Volatile.Read(ref _inside) == 0;
    }
}
