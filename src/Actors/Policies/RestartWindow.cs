namespace Actors.Policies;

/// <summary>How many restarts there were within a window that slides; or, without one, in all.</summary>
internal sealed class RestartWindow
{
    private readonly Queue<TimeSpan> _restarts = [];
    private int _count;

    /// <summary>Nothing counts any more.</summary>
    public void Forget()
    {
        _restarts.Clear();
        _count = 0;
    }

    /// <summary>Without a window: what was until now counts no more.</summary>
    public void ForgetCount() => _count = 0;

    /// <summary>Whether one more is permitted; then it counts.</summary>
    public bool TryAdd(int most, TimeSpan? within, TimeSpan now)
    {
        if (within is not { } window)
            return _count < most && ++_count > 0;
        while (_restarts.TryPeek(out var oldest) && now - oldest >= window)
            _restarts.Dequeue();
        if (_restarts.Count >= most)
            return false;
        _restarts.Enqueue(now);
        return true;
    }
}
