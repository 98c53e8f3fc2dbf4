namespace Actors.Services.Policies;

/// <summary>What starts a longrun, which is then up as long as it runs, and not run again; <c>trigger { ... }</c>.</summary>
public sealed record TriggerPolicy
{
    /// <summary>Nothing: it is started with the others, and stays up.</summary>
    public static TriggerPolicy Default { get; } = new();

    /// <summary>The time between two starts.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>A cron expression, in local time.</summary>
    public CronSchedule? Cron { get; init; }

    /// <summary>A file whose creation, change or replacement starts it.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it is also started with the others.</summary>
    public bool AtStart { get; init; }

    /// <summary>Whether something triggers it.</summary>
    public bool IsSet => Every is not null || Cron is not null || Path is not null;

    internal static TriggerPolicy Read(PolicySection section)
    {
        var cron = section.Text("cron");
        var policy = new TriggerPolicy
        {
            Every = section.Duration("every", TimeSpan.FromMilliseconds(1)),
            Cron = cron is null ? null : CronSchedule.Parse(cron),
            Path = section.Text("path"),
            AtStart = section.Flag("at-start") ?? false,
        };
        if (cron is not null && policy.Cron is null)
            section.Error("cron", $"expected minute, hour, day of the month, month and day of the week, like \"0 3 * * mon\", or @daily, found {cron}");
        if (policy.Path is { } path && (path.Length < 2 || path[0] != '/' || path[^1] == '/'))
        {
            section.Error("path", $"expected the absolute path of a file, found {path}");
            policy = policy with { Path = null };
        }

        section.End();
        return policy;
    }
}
