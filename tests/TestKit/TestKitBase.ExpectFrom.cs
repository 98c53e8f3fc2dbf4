namespace Actors.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, which must be of a type and from a sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(From<T>(sender, null), duration, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be equal to <paramref name="message"/> and from a sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(From(sender, Equal(message)), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type, from a sender, and fit.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(From(sender, Fits(isMessage, hint)), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type and fit, as must its sender.</summary>
    public T ExpectMsgFrom<T>(
        Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(Fits<T>((message, sender) => isSender(sender) && isMessage(message), hint), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type, from a sender, and pass the assertions.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Result(ExpectAsync(From<T>(sender, (message, _) => assertMessage(message)), timeout, hint, async: false, cancellationToken));

    /// <summary>The next message, which must be of a type and pass the assertions, as must its sender.</summary>
    public T ExpectMsgFrom<T>(
        Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null,
        CancellationToken cancellationToken = default) => Result(ExpectAsync<T>(
            (message, sender) =>
            {
                assertSender(sender);
                assertMessage(message);
            },
            timeout, hint, async: false, cancellationToken));

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(From<T>(sender, null), duration, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(From(sender, Equal(message)), timeout, hint, async: true, cancellationToken);

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(From(sender, Fits(isMessage, hint)), timeout, hint, async: true, cancellationToken);

    private Action<T, IActorRef> From<T>(IActorRef expectedSender, Action<T, IActorRef>? check) => (message, sender) =>
    {
        _assertions.AssertEqual(expectedSender, sender, static (a, b) => a.Equals(b), "Sender does not match");
        check?.Invoke(message, sender);
    };
}
