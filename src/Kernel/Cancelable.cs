namespace Actors.Kernel;

/// <summary>
/// Calls off what was scheduled with it: the scheduler forgets it at once. A token is made only if somebody asks for it.
/// </summary>
public class Cancelable : ICancelable, IDisposable
{
    private static readonly Cancelable s_cancelled = NewCancelled();

    private readonly IActionScheduler? _scheduler;
    private readonly Lock _lock = new();
    private CancellationTokenSource? _source;
    private object? _observers; // an ICancellationObserver, or a list of them
    private volatile bool _isCancelled;

    /// <summary>With a time after which it is called off by itself.</summary>
    public Cancelable(IActionScheduler scheduler, TimeSpan delay) : this(scheduler) => CancelAfter(delay);

    /// <summary>With a time after which it is called off by itself.</summary>
    public Cancelable(IScheduler scheduler, TimeSpan delay) : this(scheduler) => CancelAfter(delay);

    /// <summary>With a time after which it is called off by itself.</summary>
    public Cancelable(IScheduler scheduler, int millisecondsDelay) : this(scheduler) => CancelAfter(millisecondsDelay);

    /// <summary>For a scheduler.</summary>
    public Cancelable(IScheduler scheduler) : this((scheduler ?? throw new ArgumentNullException(nameof(scheduler))).Advanced) { }

    /// <summary>For a scheduler.</summary>
    public Cancelable(IActionScheduler scheduler) => _scheduler = scheduler;

    private Cancelable() { }

    /// <inheritdoc/>
    public bool IsCancellationRequested => _isCancelled;

    /// <summary>True once it was disposed.</summary>
    public bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    public CancellationToken Token
    {
        get
        {
            lock (_lock)
            {
                if (_source is null)
                {
                    _source = new CancellationTokenSource();
                    if (_isCancelled)
                        _source.Cancel();
                }
                return _source.Token;
            }
        }
    }

    /// <summary>One that is called off already.</summary>
    public static ICancelable CreateCanceled() => s_cancelled;

    /// <summary>One that is called off with any of the others.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return CreateLinkedCancelable(scheduler.Advanced, cancelables);
    }

    /// <summary>One that is called off with any of the others.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, static cancelable => cancelable.Token));

    /// <summary>One that is called off with any of the tokens.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return CreateLinkedCancelable(scheduler.Advanced, cancellationTokens);
    }

    /// <summary>One that is called off with any of the tokens.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens)
    {
        ArgumentNullException.ThrowIfNull(cancellationTokens);
        var linked = new Cancelable(scheduler);
        foreach (var token in cancellationTokens)
            token.UnsafeRegister(static state => ((Cancelable)state!).Cancel(), linked);
        return linked;
    }

    /// <inheritdoc/>
    public void Cancel() => Cancel(false);

    /// <inheritdoc/>
    public void Cancel(bool throwOnFirstException)
    {
        object? observers;
        CancellationTokenSource? source;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            if (_isCancelled)
                return;
            _isCancelled = true;
            (observers, _observers) = (_observers, null);
            source = _source;
        }
        if (observers is ICancellationObserver one)
            one.Cancelled();
        else if (observers is List<ICancellationObserver> many)
            many.ForEach(static observer => observer.Cancelled());
        source?.Cancel(throwOnFirstException);
    }

    /// <inheritdoc/>
    public void CancelAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (_isCancelled)
            return;
        if (_scheduler is null)
            throw new NotSupportedException("There is no scheduler to cancel it later.");
        if (delay == TimeSpan.Zero)
            Cancel();
        else
            _scheduler.ScheduleOnce(delay, Cancel);
    }

    /// <inheritdoc/>
    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <summary>Lets the token go.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the token go.</summary>
    protected virtual void Dispose(bool disposing)
    {
        lock (_lock)
        {
            IsDisposed = true;
            _source?.Dispose();
        }
    }

    /// <summary>Has somebody told when it is called off; false where it is already.</summary>
    internal bool TryObserve(ICancellationObserver observer)
    {
        lock (_lock)
        {
            if (_isCancelled)
                return false;
            _observers = _observers switch
            {
                null => observer,
                List<ICancellationObserver> many => Append(many, observer),
                ICancellationObserver one => new List<ICancellationObserver> { one, observer },
                _ => observer,
            };
            return true;
        }
    }

    /// <summary>Forgets somebody: what it was for is done.</summary>
    internal void Forget(ICancellationObserver observer)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_observers, observer))
                _observers = null;
            else
                (_observers as List<ICancellationObserver>)?.Remove(observer);
        }
    }

    private static List<ICancellationObserver> Append(List<ICancellationObserver> many, ICancellationObserver observer)
    {
        many.Add(observer);
        return many;
    }

    private static Cancelable NewCancelled()
    {
        var cancelable = new Cancelable();
        cancelable.Cancel();
        return cancelable;
    }
}
