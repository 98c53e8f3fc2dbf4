using Actors.Platform;

namespace Actors.Shell.Terminal;

/// <summary>Reads keys from a terminal that is raw.</summary>
/// <param name="descriptor">The terminal.</param>
internal sealed class Keyboard(int descriptor)
{
    private const int MomentForEscape = 50;
    private readonly KeyDecoder _decoder = new();
    private readonly Queue<Key> _keys = new();

    /// <summary>Whether the terminal has gone.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>Waits for a key.</summary>
    /// <param name="milliseconds">At most so long; -1: without limit.</param>
    /// <returns>Null: the time was up, or <see cref="HasEnded"/>.</returns>
    internal Key? Read(int milliseconds)
    {
        while (_keys.Count == 0 && !HasEnded)
        {
            var limit = _decoder.IsBegun ? MomentForEscape : milliseconds;
            if (Descriptors.Poll(descriptor, forWriting: false, limit))
                Take();
            else if (_decoder.IsBegun)
                Add(_decoder.End());
            else
                return null;
        }

        return _keys.TryDequeue(out var key) ? key : null;
    }

    private void Take()
    {
        Span<byte> buffer = stackalloc byte[256];
        var count = Descriptors.Read(descriptor, buffer);
        if (count == -Errno.EAGAIN)
            return;
        HasEnded = count <= 0;
        Add(_decoder.Feed(buffer[..Math.Max(0, count)]));
    }

    private void Add(IReadOnlyList<Key> keys)
    {
        foreach (var key in keys)
            _keys.Enqueue(key);
    }
}
