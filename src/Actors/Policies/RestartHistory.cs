using Actors.Services.Policies;

namespace Actors.Policies;

/// <summary>
/// What a longrun's supervisor strategy remembers of its restarts, and what it decides by them; a backoff supervisor as Akka.NET has it (delay =
/// min × multiplier^n, jitter, a limit within a window), but with a pause that jitter never lengthens beyond the longest, and a window that slides.
/// </summary>
/// <param name="random">Numbers from 0 to 1, for jitter.</param>
internal sealed class RestartHistory(Func<double> random)
{
    private readonly RestartWindow _window = new();
    private int _exponent;

    /// <summary>It is started by request: nothing counts any more.</summary>
    public void Forget()
    {
        _window.Forget();
        _exponent = 0;
    }

    /// <summary>Its process has ended while it was wanted up.</summary>
    /// <param name="policy">Its policy.</param>
    /// <param name="isSuccess">Whether that was a success.</param>
    /// <param name="now">The time, from any fixed point.</param>
    /// <param name="lived">How long it ran.</param>
    public RestartVerdict Decide(RestartPolicy policy, bool isSuccess, TimeSpan now, TimeSpan lived)
    {
        if (lived >= (policy.ResetAfter ?? policy.MaxBackoff))
        {
            _window.ForgetCount();
            _exponent = 0;
        }

        if (policy.Mode == RestartMode.Never || (policy.Mode == RestartMode.OnFailure && isSuccess))
            return isSuccess ? RestartVerdict.Completed : RestartVerdict.Failed;
        if (policy.MaxRestarts is { } most && !_window.TryAdd(most, policy.Within, now))
            return RestartVerdict.Exhausted;
        return policy.MinBackoff is { } pause ? RestartVerdict.After(NextPause(policy, pause)) : RestartVerdict.Paced;
    }

    private TimeSpan NextPause(RestartPolicy policy, TimeSpan shortest)
    {
        var longest = policy.MaxBackoff.TotalMilliseconds;
        var pause = shortest.TotalMilliseconds;
        for (var i = 0; i < Math.Min(_exponent, 1000) && pause < longest; i++)
            pause *= policy.Multiplier;
        pause = Math.Min(longest, pause);
        if (pause < longest)
            _exponent++;
        return TimeSpan.FromMilliseconds(Math.Min(longest, pause * (1 + (random() * policy.Jitter))));
    }
}
