namespace Actors.Runtime.Contract.Tests;

public class ChildRestartStatsTests
{
    private const int Day = 24 * 3600 * 1000;

    private static ChildRestartStats New(uint count = 0, long start = 0) => new(ActorRefs.Nobody, count, start);

    private static List<bool> Ask(ChildRestartStats stats, int times, int retries, int window) =>
        Enumerable.Range(0, times).Select(_ => stats.RequestRestartPermission(retries, window)).ToList();

    [Fact]
    public void No_retries_means_never()
    {
        Assert.Equal([false, false], Ask(New(), 2, 0, -1));
        Assert.Equal([false], Ask(New(), 1, 0, Day));
    }

    [Fact]
    public void Neither_limit_nor_window_means_always() => Assert.All(Ask(New(), 100, -1, -1), Assert.True);

    [Fact]
    public void Retries_without_a_window_count_for_ever() => Assert.Equal([true, true, true, false, false], Ask(New(), 5, 3, -1));

    [Fact]
    public void Retries_in_a_window_count_inside_of_it() => Assert.Equal([true, true, false], Ask(New(), 3, 2, Day));

    [Fact]
    public void A_window_without_retries_allows_one() => Assert.Equal([true, false, false], Ask(New(), 3, -1, Day));

    [Fact]
    public void The_first_failure_after_a_window_is_allowed_and_opens_the_next()
    {
        // A window that opened at the very beginning and was as short as can be is over.
        ChildRestartStats stats = null!;
        Assert.True(SpinWait.SpinUntil(() => (stats = New(count: 5, start: 1)).RequestRestartPermission(1, 1), TimeSpan.FromSeconds(20)));
        Assert.Equal(1u, stats.MaxNrOfRetriesCount);
        Assert.True(stats.RestartTimeWindowStartTicks > 1);
        Assert.False(stats.RequestRestartPermission(1, Day));
        Assert.Equal(2u, stats.MaxNrOfRetriesCount);
    }

    [Fact]
    public void A_refused_restart_counts_too()
    {
        var stats = New();
        Ask(stats, 4, 2, -1);
        Assert.Equal(4u, stats.MaxNrOfRetriesCount);
    }
}
