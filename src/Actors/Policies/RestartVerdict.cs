namespace Actors.Policies;

/// <summary>What is decided when a longrun's process has ended while it was wanted up.</summary>
internal sealed class RestartVerdict
{
    private RestartVerdict(RestartVerdictKind kind, TimeSpan pause = default)
    {
        Kind = kind;
        Pause = pause;
    }

    /// <summary>Run again at the pace of s6.</summary>
    public static RestartVerdict Paced { get; } = new(RestartVerdictKind.Paced);

    /// <summary>Its work is done.</summary>
    public static RestartVerdict Completed { get; } = new(RestartVerdictKind.Completed);

    /// <summary>It has failed, and is not to be run again.</summary>
    public static RestartVerdict Failed { get; } = new(RestartVerdictKind.Failed);

    /// <summary>It has failed, and has no restart left.</summary>
    public static RestartVerdict Exhausted { get; } = new(RestartVerdictKind.Exhausted);

    /// <summary>Which.</summary>
    public RestartVerdictKind Kind { get; }

    /// <summary>Of <see cref="RestartVerdictKind.After"/>: how long until it is run again.</summary>
    public TimeSpan Pause { get; }

    /// <summary>Run again after a pause.</summary>
    public static RestartVerdict After(TimeSpan pause) => new(RestartVerdictKind.After, pause);
}

/// <summary>The kinds of <see cref="RestartVerdict"/>.</summary>
internal enum RestartVerdictKind
{
    /// <summary>Run again at the pace of s6.</summary>
    Paced,
    /// <summary>Run again after a pause of its own.</summary>
    After,
    /// <summary>Done: it ended with success, and is not run again.</summary>
    Completed,
    /// <summary>It ended without success, and is not run again.</summary>
    Failed,
    /// <summary>It has no restart left.</summary>
    Exhausted,
}
