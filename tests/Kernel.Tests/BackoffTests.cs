namespace Actors.Kernel.Tests;

public class BackoffTests : ContractTest
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 2.0)]
    [InlineData(3, 8.0)]
    [InlineData(4, 10.0)]
    [InlineData(5000, 10.0)]
    public void The_pause_is_never_longer_than_the_longest(int restarts, double seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), BackoffSupervisorBase.CalculateDelay(restarts, s_min, s_max, 0));
        for (var i = 0; i < 100; i++)
        {
            var jittered = BackoffSupervisorBase.CalculateDelay(restarts, s_min, s_max, 1.0).TotalSeconds;
            Assert.InRange(jittered, Math.Min(seconds, 10), Math.Min(seconds * 2, 10));
        }
    }

    private static readonly TimeSpan s_min = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_max = TimeSpan.FromSeconds(10);
}
