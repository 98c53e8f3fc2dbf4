namespace Actors.Control;

/// <summary>The verbs of the control protocol, and what a client needs to be to use them.</summary>
public static class ControlVerbs
{
    private static readonly Dictionary<string, ControlLevel> s_levels = new(StringComparer.Ordinal)
    {
        ["audit"] = ControlLevel.Read,
        ["boot"] = ControlLevel.Read,
        ["config"] = ControlLevel.Read,
        ["database"] = ControlLevel.Read,
        ["events"] = ControlLevel.Read,
        ["graph"] = ControlLevel.Read,
        ["health"] = ControlLevel.Read,
        ["metrics"] = ControlLevel.Read,
        ["status"] = ControlLevel.Read,
        ["tree"] = ControlLevel.Read,
        ["watch"] = ControlLevel.Read,
        ["why"] = ControlLevel.Read,
        ["change"] = ControlLevel.Change,
        ["reload"] = ControlLevel.Change,
        ["restart"] = ControlLevel.Change,
        ["signal"] = ControlLevel.Change,
        ["start"] = ControlLevel.Change,
        ["stop"] = ControlLevel.Change,
        ["update"] = ControlLevel.Change,
        ["config-reload"] = ControlLevel.All,
        ["env"] = ControlLevel.All,
        ["shutdown"] = ControlLevel.All,
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => s_levels.Keys;

    /// <summary>The level that a verb needs; null: there is no such verb.</summary>
    public static ControlLevel? LevelOf(string verb) => s_levels.TryGetValue(verb, out var level) ? level : null;

    /// <summary>The word for a level.</summary>
    public static string NameOf(ControlLevel level) => level switch
    {
        ControlLevel.Read => "read",
        ControlLevel.Change => "change",
        ControlLevel.All => "all",
        _ => "none",
    };
}
