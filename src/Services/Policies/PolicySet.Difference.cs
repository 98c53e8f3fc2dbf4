namespace Actors.Services.Policies;

/// <content>What another set of policies would change.</content>
public sealed partial class PolicySet
{
    /// <summary>What a change of needs another process.</summary>
    private static readonly string[] s_ofTheProcess = ["process.", "readiness.kind", "readiness.fd", "readiness.pattern", "command", "finish"];

    /// <summary>What is different for a service in these policies from what it was in others.</summary>
    public IReadOnlyList<PolicyChange> ChangesFrom(PolicySet old, string service)
    {
        var (before, after) = (old.Describe(service), Describe(service));
        var changes = new List<PolicyChange>();
        // What gets a trigger, or loses it, is another kind of service from then on: it waits, or is kept up.
        var isOther = old.For(service).Trigger.IsSet != For(service).Trigger.IsSet;
        foreach (var value in after)
        {
            var was = before.FirstOrDefault(other => other.Key == value.Key);
            if (was?.Value != value.Value)
                changes.Add(new(service, value.Key, was?.Value, value.Value, NeedsProcess(value.Key)));
        }

        foreach (var value in before.Where(value => !after.Any(other => other.Key == value.Key)))
            changes.Add(new(service, value.Key, value.Value, null, NeedsProcess(value.Key)));
        return changes;

        bool NeedsProcess(string key) => IsOfTheProcess(key) || (isOther && key.StartsWith("trigger.", StringComparison.Ordinal));
    }

    /// <summary>What is different of who may do what.</summary>
    public IReadOnlyList<string> ControlChangesFrom(PolicySet old)
    {
        const string Prefix = "control.";
        var changes = new List<string>();
        var before = old.DescribeContainer().Where(value => value.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(value => value.Key, value => value.Value);
        foreach (var value in DescribeContainer().Where(value => value.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            if (!before.Remove(value.Key, out var was) || was != value.Value)
                changes.Add($"{value.Key} is {value.Value}, was {was ?? "not set"}");
        }

        changes.AddRange(before.Select(gone => $"{gone.Key} is not set, was {gone.Value}"));
        return changes;
    }

    /// <summary>What is different of the groups.</summary>
    public IReadOnlyList<string> GroupChangesFrom(PolicySet old)
    {
        var changes = new List<string>();
        foreach (var group in _groups)
        {
            var was = old._groups.FirstOrDefault(other => other.Name == group.Name);
            if (was is null || was with { Services = [] } != group with { Services = [] } || !was.Services.AsSpan().SequenceEqual(group.Services.AsSpan()))
                changes.Add($"group {group.Name}: {(was is null ? "new" : "changed")}");
        }

        foreach (var group in old._groups.Where(group => !_groups.Any(other => other.Name == group.Name)))
            changes.Add($"group {group.Name}: gone");
        return changes;
    }

    private static bool IsOfTheProcess(string key) => s_ofTheProcess.Any(part => key == part || (part[^1] == '.' && key.StartsWith(part, StringComparison.Ordinal)));
}

/// <summary>A key that is different for a service.</summary>
/// <param name="Service">Which service.</param>
/// <param name="Key">Its path.</param>
/// <param name="Old">Its value until now; null: it had none.</param>
/// <param name="New">Its value from now on; null: it has none.</param>
/// <param name="NeedsProcess">Whether it counts for another process only.</param>
public sealed record PolicyChange(string Service, string Key, string? Old, string? New, bool NeedsProcess)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Service}: {Key} is {New ?? "not set"}, was {Old ?? "not set"}";
}
