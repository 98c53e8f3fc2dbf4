namespace Actors.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, which must be of a type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync<T>(null, duration, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be equal to <paramref name="message"/>.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(Equal(message), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type and fit.</summary>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(Fits(isMessage, hint), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type and pass the assertions.</summary>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync<T>((message, _) => assert(message), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type and, with its sender, fit.</summary>
    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(Fits(isMessageAndSender, hint), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type and, with its sender, pass the assertions.</summary>
    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(assertMessageAndSender, timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be equal by a comparer.</summary>
    public T ExpectMsg<T>(
        T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync<T>((message, _) => _assertions.AssertEqual(expected, message, comparer), timeout, hint, async: false, cancellationToken));

    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(null, duration, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(Equal(message), timeout, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(Fits(isMessage, hint), timeout, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>((message, _) => assert(message), timeout, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(Fits(isMessageAndSender, hint), timeout, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(assertMessageAndSender, timeout, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgAsync<T>(
        T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>((message, _) => _assertions.AssertEqual(expected, message, comparer), timeout, hint, async: true, cancellationToken);

    /// <summary>The next message, which must be the end of an actor that is watched.</summary>
    public Terminated ExpectTerminated(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(TerminatedOf(target), timeout, hint, async: false, cancellationToken));

    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(TerminatedOf(target), timeout, hint, async: true, cancellationToken);

    /// <summary>Nothing comes in the default time of an expectation, or in what is left of the surrounding <c>Within</c>.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        Result(NothingAsync(RemainingOrDefault, async: false, cancellationToken));

    /// <summary>Nothing comes for a time.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Result(NothingAsync(Dilated(duration), async: false, cancellationToken));

    /// <summary>Nothing comes for a time.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        NothingAsync(RemainingOrDefault, async: true, cancellationToken);

    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        NothingAsync(Dilated(duration), async: true, cancellationToken);

    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private async ValueTask<T> ExpectAsync<T>(
        Action<T, IActorRef>? check, TimeSpan? timeout, string? hint, bool async, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(timeout);
        var envelope = await NextAsync(limit, take: true, async, cancellationToken).ConfigureAwait(false);
        if (envelope is NullMessageEnvelope)
            _assertions.Fail($"Failed: Timeout {limit} while waiting for a message of type {typeof(T)} {hint}");
        if (envelope.Message is not T message)
        {
            _assertions.Fail(
                $"Failed: Expected a message of type {typeof(T)}, but received {{{envelope.Message}}} (type {envelope.Message!.GetType()}) instead {hint} from {envelope.Sender}");
            return default!;
        }
        check?.Invoke(message, envelope.Sender!);
        return message;
    }

    private async ValueTask NothingAsync(TimeSpan duration, bool async, CancellationToken cancellationToken)
    {
        var envelope = await NextAsync(duration, take: true, async, cancellationToken).ConfigureAwait(false);
        if (envelope is not NullMessageEnvelope)
            _assertions.Fail($"Failed: Expected no messages during {duration}, instead we received {envelope}");
        _lastWasNoMsg = true;
    }

    private Action<T, IActorRef> Equal<T>(T expected) => (message, _) => _assertions.AssertEqual(expected, message);

    private Action<T, IActorRef> Fits<T>(Predicate<T> isMessage, string? hint) => (message, _) => _assertions.AssertTrue(isMessage(message),
        "Got a message of the expected type <{0}>. Also expected {1} but the message {{{2}}} did not match",
        typeof(T), hint ?? "the predicate to return true", message);

    private Action<T, IActorRef> Fits<T>(Func<T, IActorRef, bool> isMessage, string? hint) => (message, sender) => _assertions.AssertTrue(
        isMessage(message, sender),
        "Got a message of the expected type <{0}> from {1}. Also expected {2} but the message {{{3}}} did not match",
        typeof(T), sender, hint ?? "the predicate to return true", message);

    private Action<Terminated, IActorRef> TerminatedOf(IActorRef target) => (message, _) => _assertions.AssertEqual(target, message.ActorRef);
}
