namespace Actors.Kernel.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Runs something that must be done in a time; expectations inside share that time.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Runs something that must take some time, and be done in a time.</summary>
    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        Within<object?>(min, max, () =>
        {
            action();
            return null;
        }, hint, epsilonValue, cancellationToken);
    }

    /// <summary>Runs something that must be done in a time; expectations inside share that time.</summary>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Runs something that must take some time, and be done in a time.</summary>
    public T Within<T>(
        TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        cancellationToken.ThrowIfCancellationRequested();
        var block = BeginWithin(min, max, hint);
        T result;
        try
        {
            result = function();
        }
        finally
        {
            _end = block.OuterEnd;
        }
        CheckWithin(block, min, epsilonValue, hint);
        return result;
    }

    public Task WithinAsync(TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    public Task WithinAsync(
        TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) => WithinAsync<object?>(
            min, max,
            async () =>
            {
                await actionAsync().ConfigureAwait(true);
                return null;
            },
            hint, epsilonValue, cancellationToken);

    public Task<T> WithinAsync<T>(
        TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    public async Task<T> WithinAsync<T>(
        TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        var block = BeginWithin(min, max, hint);
        T result;
        try
        {
            // A little more than the limit: what the block itself finds wrong says more than that it took too long.
            result = await function().WaitAsync(block.Limit + TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(true);
        }
        finally
        {
            _end = block.OuterEnd;
        }
        CheckWithin(block, min, epsilonValue, hint);
        return result;
    }

    private Block BeginWithin(TimeSpan min, TimeSpan max, string? hint)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, TimeSpan.Zero);
        var limit = Dilated(max);
        var start = Now;
        if (_end is { } outer)
        {
            _assertions.AssertTrue(outer - start >= min, "Required min time {0} not possible, only {1} left. {2}", min, outer - start, hint ?? "");
            if (outer - start < limit)
                limit = Positive(outer - start);
        }
        var block = new Block(start, limit, _end);
        _end = start + limit;
        _lastWasNoMsg = false;
        return block;
    }

    private void CheckWithin(Block block, TimeSpan min, TimeSpan? epsilon, string? hint)
    {
        var elapsed = Now - block.Start;
        _assertions.AssertTrue(elapsed >= min, "Failed: Block took {0}, should have at least been {1}. {2}", elapsed, min, hint ?? "");
        if (!_lastWasNoMsg)
        {
            _assertions.AssertTrue(elapsed <= block.Limit + (epsilon ?? TimeSpan.Zero),
                "Failed: Block took {0}, exceeding {1}. {2}", elapsed, block.Limit, hint ?? "");
        }
    }

    private readonly record struct Block(TimeSpan Start, TimeSpan Limit, TimeSpan? OuterEnd);
}
