using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>An event as a line.</summary>
internal static class EventText
{
    internal static string Render(ControlEvent one, Paint paint)
    {
        var style = one.Kind switch { "ready" or "started" => Style.Green, "failed" => Style.Red, "exited" or "stopped" => Style.Yellow, "phase" => Style.Magenta, _ => Style.Plain };
        var details = new List<string>();
        if (one.Pid > 0)
            details.Add($"pid {one.Pid}");
        if (one.Exit is { } exit)
            details.Add(Human.Exit(exit));
        if (one.IsWantedUp is { } wanted && one.Kind == "wanted")
            details.Add(wanted ? "wanted up" : "wanted down");
        if (one.Starts > 1)
            details.Add($"start {one.Starts}");
        if (!string.IsNullOrEmpty(one.Reason))
            details.Add(Human.Show(one.Reason));
        var name = one.Service is null ? "container" : Human.Show(one.Service);
        return $"{paint[Style.Dim, Human.Moment(one.Moment)]} {paint[Style.Bold, TextWidth.Pad(name, 16)]} {paint[style, TextWidth.Pad(one.Kind, 10)]} {string.Join(", ", details)}".TrimEnd() + "\n";
    }
}
