namespace Actors.Shell.Graphs;

/// <summary>The colours of a state in pictures.</summary>
/// <param name="Fill">Of the area.</param>
/// <param name="Line">Of the border.</param>
internal readonly record struct StateColours(string Fill, string Line)
{
    internal static StateColours Of(string state) => state switch
    {
        "up" or "ready" => new("#e3f5e6", "#2e7d3c"),
        "starting" or "stopping" or "finishing" or "waiting" => new("#fff4d6", "#b7791f"),
        "failed" => new("#fde4e1", "#c0392b"),
        "down" => new("#f0f1f3", "#8a919b"),
        _ => new("#ffffff", "#4a5568"),
    };
}
