using Actors.Kernel.TestKit.TestEvent;

namespace Actors.Kernel.TestKit.Internal;

/// <summary>Puts filters in place around something and counts what they pick.</summary>
internal sealed class InternalEventFilterApplier(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    : IEventFilterApplier
{
    public EventFilterFactory And => new(testkit, system, filters);

    public void ExpectOne(Action action, CancellationToken cancellationToken = default) => Run(action, 1, null, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Run(action, 1, timeout, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Run(action, expectedCount, null, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Run(action, expectedCount, timeout, cancellationToken);

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default) => Run(func, 1, null, cancellationToken);

    public T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Run(func, 1, timeout, cancellationToken);

    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default) =>
        Run(func, expectedCount, null, cancellationToken);

    public T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Run(func, expectedCount, timeout, cancellationToken);

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        RunAsync(actionAsync, 1, null, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        RunAsync(action, 1, timeout, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        RunAsync(actionAsync, expectedCount, null, cancellationToken);

    public Task ExpectAsync(int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        RunAsync(action, expectedCount, timeout, cancellationToken);

    public Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        RunAsync(func, 1, null, cancellationToken);

    public Task<T> ExpectOneAsync<T>(TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        RunAsync(func, 1, timeout, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        RunAsync(func, expectedCount, null, cancellationToken);

    public Task<T> ExpectAsync<T>(int expectedCount, TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        RunAsync(func, expectedCount, timeout, cancellationToken);

    public void Mute(Action action, CancellationToken cancellationToken = default) => Run(action, null, null, cancellationToken);

    public T Mute<T>(Func<T> func, CancellationToken cancellationToken = default) => Run(func, null, null, cancellationToken);

    public Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default) => RunAsync(action, null, null, cancellationToken);

    public Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) => RunAsync(func, null, null, cancellationToken);

    public IUnmutableFilter Mute()
    {
        system.EventStream.Publish(new Mute(filters));
        return new Unmutable(filters, system);
    }

    private void Run(Action action, int? expected, TimeSpan? timeout, CancellationToken cancellationToken) => Run<object?>(
        () =>
        {
            action();
            return null;
        },
        expected, timeout, cancellationToken);

    private T Run<T>(Func<T> func, int? expected, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var count = new MatchCount(filters, system);
        var result = func();
        count.Check(testkit, expected, timeout, cancellationToken);
        return result;
    }

    private Task<object?> RunAsync(Func<Task> action, int? expected, TimeSpan? timeout, CancellationToken cancellationToken) => RunAsync<object?>(
        async () =>
        {
            await action().ConfigureAwait(true);
            return null;
        },
        expected, timeout, cancellationToken);

    private async Task<T> RunAsync<T>(Func<Task<T>> func, int? expected, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var count = new MatchCount(filters, system);
        var result = await func().ConfigureAwait(true);
        count.Check(testkit, expected, timeout, cancellationToken);
        return result;
    }

    private sealed class Unmutable(IReadOnlyCollection<EventFilterBase> filters, ActorSystem system) : IUnmutableFilter
    {
        private bool _isUnmuted;

        public void Unmute() => Dispose();

        public void Dispose()
        {
            if (_isUnmuted)
                return;
            _isUnmuted = true;
            system.EventStream.Publish(new Unmute(filters));
        }
    }
}
