using System.Collections;
using System.Runtime.CompilerServices;

namespace Actors.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, or null where none comes in time.</summary>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Result(NextAsync(max, take: true, async: false, cancellationToken)).Message;

    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await NextAsync(max, take: true, async: true, cancellationToken).ConfigureAwait(false)).Message;

    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        envelope = Result(NextAsync(max, take: true, async: false, cancellationToken));
        return envelope is not NullMessageEnvelope;
    }

    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(
        TimeSpan? max, CancellationToken cancellationToken = default)
    {
        var envelope = await NextAsync(max, take: true, async: true, cancellationToken).ConfigureAwait(false);
        return (envelope is not NullMessageEnvelope, envelope);
    }

    /// <summary>The next message, which stays; null where none comes in time.</summary>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Result(NextAsync(max, take: false, async: false, cancellationToken)).Message;

    public object? PeekOne(CancellationToken cancellationToken) => PeekOne(Timeout.InfiniteTimeSpan, cancellationToken);

    public async ValueTask<object?> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await NextAsync(max, take: false, async: true, cancellationToken).ConfigureAwait(false)).Message;

    public ValueTask<object?> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        envelope = Result(NextAsync(max, take: false, async: false, cancellationToken));
        return envelope is not NullMessageEnvelope;
    }

    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken)
    {
        var envelope = await NextAsync(max, take: false, async: true, cancellationToken).ConfigureAwait(false);
        return (envelope is not NullMessageEnvelope, envelope);
    }

    /// <summary>The first message that fits; those before it are dropped.</summary>
    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>The first message that fits; those before it are dropped.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Result(FishAsync(isMessage, null, max, hint, async: false, cancellationToken));

    /// <summary>The first message that fits; those before it are put into <paramref name="allMessages"/>.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Result(FishAsync(isMessage, allMessages, max, hint, async: false, cancellationToken));

    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishAsync(isMessage, null, max, hint, async: true, cancellationToken);

    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishAsync(isMessage, null, max, hint, async: true, cancellationToken);

    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishAsync(isMessage, allMessages, max, hint, async: true, cancellationToken);

    /// <summary>Takes messages as long as they come, and fails at one of type <typeparamref name="T"/>.</summary>
    public async Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        await foreach (var message in ReceiveWhileAsync<object>(static _ => true, max, cancellationToken: cancellationToken).ConfigureAwait(false))
            _assertions.AssertFalse(message is T, "did not expect a message of type {0}", typeof(T));
    }

    /// <summary>Takes messages until none comes for a time.</summary>
    public async Task<ArrayList> WaitForRadioSilenceAsync(
        TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var messages = new ArrayList();
        while (await ReceiveOneAsync(max, cancellationToken).ConfigureAwait(false) is { } message)
        {
            messages.Add(message);
            _assertions.AssertFalse(messages.Count > maxMessages, "more than {0} messages", maxMessages);
        }
        return ArrayList.ReadOnly(messages);
    }

    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Result(TakeAsync(numberOfMessages, RemainingOrDefault, async: false, cancellationToken));

    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        Result(TakeAsync(numberOfMessages, Dilated(max), async: false, cancellationToken));

    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        EachAsync(() => TakeAsync(numberOfMessages, RemainingOrDefault, async: true, cancellationToken), cancellationToken);

    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        EachAsync(() => TakeAsync(numberOfMessages, Dilated(max), async: true, cancellationToken), cancellationToken);

    private async ValueTask<MessageEnvelope> NextAsync(TimeSpan? max, bool take, bool async, CancellationToken cancellationToken)
    {
        var envelope = await _queue.NextAsync(GetTimeoutOrDefault(max), take, async, cancellationToken).ConfigureAwait(false);
        _lastWasNoMsg = false;
        return _last = envelope ?? (MessageEnvelope)NullMessageEnvelope.Instance;
    }

    private async ValueTask<T> FishAsync<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max, string hint, bool async, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(max);
        var end = Now + limit;
        allMessages?.Clear();
        while (true)
        {
            var envelope = await NextAsync(Positive(end - Now), take: true, async, cancellationToken).ConfigureAwait(false);
            _assertions.AssertTrue(envelope is not NullMessageEnvelope, "Timeout ({0}) during fishForMessage{1}", limit,
                string.IsNullOrEmpty(hint) ? "" : ", hint: " + hint);
            if (envelope.Message is T message && isMessage(message))
                return message;
            allMessages?.Add(envelope.Message);
        }
    }

    private async ValueTask<IReadOnlyCollection<object>> TakeAsync(int count, TimeSpan limit, bool async, CancellationToken cancellationToken)
    {
        var end = Now + limit;
        var messages = new List<object>(count);
        while (messages.Count < count)
        {
            var envelope = await NextAsync(Positive(end - Now), take: true, async, cancellationToken).ConfigureAwait(false);
            _assertions.AssertTrue(envelope is not NullMessageEnvelope,
                "Timeout ({0}) while expecting {1} messages. Only got {2} after {3}.", limit, count, messages.Count, limit);
            messages.Add(envelope.Message!);
        }
        return messages;
    }

    private static async IAsyncEnumerable<T> EachAsync<T>(
        Func<ValueTask<IReadOnlyCollection<T>>> take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var message in await take().ConfigureAwait(false))
            yield return message;
    }
}
