namespace Actors.Kernel.TestKit;

/// <summary>Lets a number of threads go on together.</summary>
public class TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
{
    private readonly Barrier _barrier = new(count);
    private readonly TimeSpan _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;

    public void Await() => Await(_defaultTimeout);

    /// <exception cref="TimeoutException">The others did not come in time.</exception>
    public void Await(TimeSpan timeout)
    {
        if (!_barrier.SignalAndWait(testKit.Dilated(timeout)))
            throw new TimeoutException($"Timeout of {timeout}");
    }

    public void Reset()
    {
        while (_barrier.ParticipantCount > count)
            _barrier.RemoveParticipant();
    }
}
