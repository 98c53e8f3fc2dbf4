namespace Actors.Shell.Output;

/// <summary>How a state looks.</summary>
internal static class StateStyles
{
    internal static Style Of(string state) => state switch
    {
        "up" or "ready" => Style.Green,
        "starting" or "stopping" or "finishing" or "waiting" => Style.Yellow,
        "failed" => Style.Red,
        "down" => Style.Dim,
        _ => Style.Plain,
    };
}
