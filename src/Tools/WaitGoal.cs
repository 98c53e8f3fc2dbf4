namespace Actors.Tools;

/// <summary>What s6-svwait, s6-svlisten and <c>s6-svc -w</c> wait for, by its letter.</summary>
/// <param name="Then">The state.</param>
/// <param name="DownFirst">For a restart: the state before that.</param>
internal readonly record struct WaitGoal(WantedState Then, WantedState? DownFirst)
{
    /// <summary>u: up. U: up and ready. d: down. D: down, its finish script too. r, R: restarted, up or ready.</summary>
    /// <param name="letter">One of them.</param>
    /// <param name="finished">For a restart: whether the finish script must have ended in between.</param>
    /// <param name="goal">What it stands for.</param>
    public static bool TryParse(char letter, bool finished, out WaitGoal goal)
    {
        goal = new(new(letter is 'u' or 'U' or 'r' or 'R', letter is 'U' or 'D' or 'R'), letter is 'r' or 'R' ? new(false, finished) : null);
        return letter is 'u' or 'U' or 'd' or 'D' or 'r' or 'R';
    }
}
