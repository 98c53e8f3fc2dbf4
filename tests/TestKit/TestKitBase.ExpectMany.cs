namespace Actors.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, which must be one of several.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Result(AnyOfAsync(messages, async: false, cancellationToken));

    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        AnyOfAsync(messages, async: true, cancellationToken);

    /// <summary>The next messages, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) =>
        Result(AllOfAsync(RemainingOrDefault, messages, async: false, CancellationToken.None));

    /// <summary>The next messages, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Result(AllOfAsync(RemainingOrDefault, messages, async: false, cancellationToken));

    /// <summary>The next messages, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        Result(AllOfAsync(Dilated(max), messages, async: false, CancellationToken.None));

    /// <summary>The next messages, which must be these in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Result(AllOfAsync(Dilated(max), messages, async: false, cancellationToken));

    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        EachAsync(() => AllOfAsync(RemainingOrDefault, messages, async: true, cancellationToken), cancellationToken);

    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        EachAsync(() => AllOfAsync(Dilated(max), messages, async: true, cancellationToken), cancellationToken);

    /// <summary>As many messages as there are predicates, each of which must be met by one.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(RemainingOrDefault, predicates);

    /// <summary>As many messages as there are predicates, each of which must be met by one.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        var messages = Result(TakeAsync(predicates.Length, Dilated(max), async: false, CancellationToken.None));
        foreach (var predicate in predicates)
            _assertions.AssertTrue(messages.Any(predicate.IsMatch), "not found [{0}]", predicate);
        return messages;
    }

    private async ValueTask<T> AnyOfAsync<T>(IEnumerable<T> messages, bool async, CancellationToken cancellationToken)
    {
        var candidates = messages.ToList();
        var envelope = await NextAsync(RemainingOrDefault, take: true, async, cancellationToken).ConfigureAwait(false);
        _assertions.AssertTrue(envelope is not NullMessageEnvelope, "Timeout ({0}) during ExpectMsgAnyOf, expected one of {1}",
            RemainingOrDefault, string.Join(", ", candidates));
        var found = candidates.FindIndex(candidate => Equals(candidate, envelope.Message));
        _assertions.AssertTrue(found >= 0, "Received unexpected message {0}, expected one of {1}", envelope.Message, string.Join(", ", candidates));
        return candidates[found];
    }

    private async ValueTask<IReadOnlyCollection<T>> AllOfAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, bool async, CancellationToken cancellationToken)
    {
        var received = await TakeAsync(messages.Count, max, async, cancellationToken).ConfigureAwait(false);
        var missing = messages.Where(message => !received.Any(got => Equals(got, message))).ToList();
        var unexpected = received.Where(got => !messages.Any(message => Equals(got, message))).ToList();
        _assertions.AssertTrue(missing.Count == 0 && unexpected.Count == 0,
            "not found [{0}], found unexpected [{1}]", string.Join(", ", missing), string.Join(", ", unexpected));
        return received.Cast<T>().ToList();
    }
}
