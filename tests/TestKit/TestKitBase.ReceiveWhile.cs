namespace Actors.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes messages as long as <paramref name="filter"/> gives something for them; the first for which it does not stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => Result(WhileAsync(filter, max, Timeout.InfiniteTimeSpan, msgs, async: false, cancellationToken));

    /// <summary>Takes messages as long as <paramref name="filter"/> gives something for them; the first for which it does not stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => Result(WhileAsync(filter, max, idle, msgs, async: false, cancellationToken));

    /// <summary>Takes messages as long as <paramref name="filter"/> gives something for them; the first for which it does not stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => Result(WhileAsync(filter, max, idle, msgs, async: false, cancellationToken));

    /// <summary>Takes messages as long as they fit; the first that does not stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default)
        where T : class =>
        Result(WhileAsync(shouldContinue, max, idle, msgs, shouldIgnoreOtherMessageTypes, async: false, cancellationToken));

    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class => EachAsync(
            async () => (IReadOnlyCollection<T>)await WhileAsync(filter, max, idle, msgs, async: true, cancellationToken).ConfigureAwait(false),
            cancellationToken);

    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default)
        where T : class => EachAsync(
            async () => (IReadOnlyCollection<T>)await WhileAsync(
                shouldContinue, max, idle, msgs, shouldIgnoreOtherMessageTypes, async: true, cancellationToken).ConfigureAwait(false),
            cancellationToken);

    private ValueTask<IReadOnlyList<T>> WhileAsync<T>(
        Func<object, T?> filter, TimeSpan? max, TimeSpan? idle, int msgs, bool async, CancellationToken cancellationToken)
        where T : class => CollectAsync<T>(
            message => filter(message) is { } taken ? (true, taken) : (false, null), max, idle, msgs, async, cancellationToken);

    private ValueTask<IReadOnlyList<T>> WhileAsync<T>(
        Predicate<T> shouldContinue, TimeSpan? max, TimeSpan? idle, int msgs, bool ignoreOthers, bool async, CancellationToken cancellationToken)
        where T : class => CollectAsync<T>(
            message => message is T typed ? (shouldContinue(typed), typed) : (ignoreOthers, null), max, idle, msgs, async, cancellationToken);

    private async ValueTask<IReadOnlyList<T>> CollectAsync<T>(
        Func<object, (bool Continue, T? Taken)> step, TimeSpan? max, TimeSpan? idle, int msgs, bool async, CancellationToken cancellationToken)
        where T : class
    {
        var stop = Now + RemainingOrDilated(max);
        var pause = idle ?? Timeout.InfiniteTimeSpan;
        var taken = new List<T>();
        var last = _last;
        while (taken.Count < msgs)
        {
            var left = Positive(stop - Now);
            var wait = pause >= TimeSpan.Zero && pause < left ? pause : left;
            var envelope = await NextAsync(wait, take: false, async, cancellationToken).ConfigureAwait(false);
            if (envelope is NullMessageEnvelope)
                break;
            var (goOn, message) = step(envelope.Message!);
            if (!goOn)
                break;
            last = await NextAsync(TimeSpan.Zero, take: true, async, cancellationToken).ConfigureAwait(false);
            if (message is not null)
                taken.Add(message);
        }
        _last = last;
        _lastWasNoMsg = true;
        return taken;
    }
}
