namespace Actors.Control;

/// <summary>The verbs of the control protocol, and what a client needs to be to use them.</summary>
public static class ControlVerbs
{
    private static readonly Dictionary<string, ControlLevel> s_levels = new(StringComparer.Ordinal)
    {
        ["database"] = ControlLevel.Read,
        ["status"] = ControlLevel.Read,
        ["change"] = ControlLevel.Change,
        ["update"] = ControlLevel.Change,
        ["reload"] = ControlLevel.Change,
        ["shutdown"] = ControlLevel.All,
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => s_levels.Keys;

    /// <summary>The level that a verb needs; null: there is no such verb.</summary>
    public static ControlLevel? LevelOf(string verb) => s_levels.TryGetValue(verb, out var level) ? level : null;
}
