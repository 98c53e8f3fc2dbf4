using Actors.Policies;
using Actors.Services.Policies;

namespace Actors.Tests.Policies;

/// <summary>What a restart policy decides, in time that is told.</summary>
public class RestartHistoryTests
{
    private static readonly RestartPolicy s_policy = new() { MinBackoff = Seconds(1), MaxBackoff = Seconds(10), Jitter = 0 };

    private readonly RestartHistory _history = new(() => 1);
    private TimeSpan _now;

    [Fact]
    public void Pauses_double_up_to_the_longest() =>
        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(0, 6).Select(_ => Fail(s_policy).Pause.TotalSeconds));

    [Fact]
    public void With_multiplier_1_all_pauses_are_the_same() =>
        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(_ => Fail(s_policy with { Multiplier = 1 }).Pause.TotalSeconds));

    [Fact]
    public void Jitter_lengthens_a_pause_but_never_beyond_the_longest() =>
        Assert.Equal([1.5, 3, 6, 10, 10], Enumerable.Range(0, 5).Select(_ => Fail(s_policy with { Jitter = 0.5 }).Pause.TotalSeconds));

    [Fact]
    public void A_long_life_makes_the_next_pause_the_first_again()
    {
        Fail(s_policy);
        Fail(s_policy);
        Assert.Equal(1, Fail(s_policy, lived: 10).Pause.TotalSeconds);
        Assert.Equal(2, Fail(s_policy, lived: 9).Pause.TotalSeconds);
        Assert.Equal(1, Fail(s_policy with { ResetAfter = Seconds(5) }, lived: 5).Pause.TotalSeconds);
    }

    [Fact]
    public void Without_min_backoff_the_pace_is_that_of_s6() => Assert.Equal(RestartVerdictKind.Paced, Fail(new RestartPolicy()).Kind);

    [Fact]
    public void Restarts_are_used_up_within_a_window_that_slides()
    {
        var policy = s_policy with { MaxRestarts = 2, Within = Seconds(10) };
        Assert.Equal(RestartVerdictKind.After, Fail(policy, after: 0).Kind);
        Assert.Equal(RestartVerdictKind.After, Fail(policy, after: 6).Kind);
        Assert.Equal(RestartVerdictKind.After, Fail(policy, after: 5).Kind); // at 11: the one at 0 counts no more
        Assert.Equal(RestartVerdictKind.Exhausted, Fail(policy, after: 4).Kind); // at 15: 6 and 11 do
    }

    [Fact]
    public void Without_a_window_they_count_since_the_last_long_life_or_request()
    {
        var policy = s_policy with { MaxRestarts = 1 };
        Assert.Equal(RestartVerdictKind.After, Fail(policy).Kind);
        Assert.Equal(RestartVerdictKind.After, Fail(policy, lived: 10).Kind);
        Assert.Equal(RestartVerdictKind.Exhausted, Fail(policy).Kind);
        _history.Forget();
        Assert.Equal(RestartVerdictKind.After, Fail(policy).Kind);
    }

    [Fact]
    public void No_restart_at_all_is_allowed() => Assert.Equal(RestartVerdictKind.Exhausted, Fail(s_policy with { MaxRestarts = 0 }).Kind);

    [Theory]
    [InlineData(RestartMode.Always, true, RestartVerdictKind.After)]
    [InlineData(RestartMode.Always, false, RestartVerdictKind.After)]
    [InlineData(RestartMode.OnFailure, true, RestartVerdictKind.Completed)]
    [InlineData(RestartMode.OnFailure, false, RestartVerdictKind.After)]
    [InlineData(RestartMode.Never, true, RestartVerdictKind.Completed)]
    [InlineData(RestartMode.Never, false, RestartVerdictKind.Failed)]
    public void The_mode_says_after_which_ends_it_is_run_again(RestartMode mode, bool isSuccess, object kind) =>
        Assert.Equal(kind, _history.Decide(s_policy with { Mode = mode }, isSuccess, _now, TimeSpan.Zero).Kind);

    private RestartVerdict Fail(RestartPolicy policy, double after = 1, double lived = 0) =>
        _history.Decide(policy, isSuccess: false, _now += Seconds(after), Seconds(lived));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
