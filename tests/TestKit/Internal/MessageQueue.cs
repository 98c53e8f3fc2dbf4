using System.Collections.Concurrent;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>What the test actor received and the test has not looked at. One reader; it can block or await.</summary>
internal sealed class MessageQueue : IDisposable
{
    private readonly ConcurrentQueue<MessageEnvelope> _queue = new();
    private readonly SemaphoreSlim _available = new(0);

    public bool IsEmpty => _queue.IsEmpty;

    public void Add(MessageEnvelope envelope)
    {
        _queue.Enqueue(envelope);
        _available.Release();
    }

    /// <summary>Takes the next message, or looks at it; null where none came in time.</summary>
    public async ValueTask<MessageEnvelope?> NextAsync(TimeSpan timeout, bool take, bool async, CancellationToken cancellationToken)
    {
        // In real time and never less than asked for; the milliseconds of a semaphore are whole.
        var milliseconds = timeout < TimeSpan.Zero ? Timeout.Infinite : (int)Math.Min(int.MaxValue, Math.Ceiling(timeout.TotalMilliseconds));
        var came = async
            ? await _available.WaitAsync(milliseconds, cancellationToken).ConfigureAwait(false)
            : _available.Wait(milliseconds, cancellationToken);
        if (!came)
            return null;
        if (take)
            return _queue.TryDequeue(out var taken) ? taken : null;
        _available.Release();
        return _queue.TryPeek(out var peeked) ? peeked : null;
    }

    public void Dispose() => _available.Dispose();
}
