namespace Actors.Benchmarks;

/// <summary>Tells the benchmark that what it began is done; allocates nothing.</summary>
internal sealed class Signal
{
    private readonly SemaphoreSlim _semaphore = new(0);

    public void Set() => _semaphore.Release();

    public void Wait()
    {
        if (!_semaphore.Wait(TimeSpan.FromMinutes(1)))
            throw new TimeoutException("The benchmark hangs.");
    }
}
