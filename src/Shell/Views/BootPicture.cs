using System.Globalization;
using System.Text;
using Actors.Control;
using Actors.Shell.Output;
using static Actors.Shell.Graphs.SvgText;

namespace Actors.Shell.Views;

/// <summary>The boot as a picture: a bar for each service over a common time axis, those that everything waited for with a dark edge.</summary>
internal static class BootPicture
{
    private const int LongestName = 48;
    private const double Margin = 24, RowHeight = 24, BarHeight = 14, FontSize = 12, SmallSize = 10.5, PlotWidth = 760, AxisHeight = 22, TitleHeight = 30, LegendHeight = 40;
    private static readonly string[] s_phaseColours = ["#eef3fb", "#f7f2e8", "#eef7f0", "#f6eef6"];

    internal static string Render(BootReport report)
    {
        var services = report.Services.Where(service => service.IsOfBoot).ToList();
        var end = Math.Max(0.001, services.Select(service => service.Ready ?? service.Requested).Concat(report.Phases.Select(phase => phase.End ?? phase.Begin)).Append(report.Total ?? 0).Max());
        var left = Margin + services.Select(service => Width(Shown(service.Name), FontSize)).DefaultIfEmpty(60).Max() + 14;
        var top = Margin + TitleHeight + AxisHeight;
        var bottom = top + (services.Count * RowHeight);
        // Room at the right for the duration behind the last bar.
        var width = left + PlotWidth + 76 + Margin;
        var text = new StringBuilder(Open(width, bottom + LegendHeight + Margin, "boot"));
        var heading = report.Total is { } total ? $"boot: {Seconds(total)}" : "boot, still going on";
        _ = text.Append($"<text x=\"{Number(Margin)}\" y=\"{Number(Margin + 12)}\" font-size=\"15\" fill=\"#1f2933\">{heading}</text>\n");
        for (var index = 0; index < report.Phases.Count; index++)
            _ = text.Append(Phase(report.Phases[index], s_phaseColours[index % s_phaseColours.Length]));
        _ = text.Append(Axis(end, left, top, bottom));
        var chain = report.CriticalChain.Select(service => service.Name).ToHashSet();
        for (var row = 0; row < services.Count; row++)
            _ = text.Append(Bar(services[row], top + (row * RowHeight), chain.Contains(services[row].Name)));
        return text.Append(Legend(bottom + 18, left)).Append("</svg>\n").ToString();

        double X(double seconds) => left + (seconds / end * PlotWidth);

        string Phase(BootPhase phase, string colour)
        {
            var (from, to) = (X(phase.Begin), X(phase.End ?? end));
            var label = Width(phase.Name, SmallSize) + 8 < to - from
                ? $"<text x=\"{Number(from + 4)}\" y=\"{Number(top - AxisHeight + 4)}\" font-size=\"{Number(SmallSize)}\" fill=\"#7b8794\">{Escape(phase.Name)}</text>\n" : "";
            return $"<rect x=\"{Number(from)}\" y=\"{Number(top - AxisHeight - 8)}\" width=\"{Number(Math.Max(0, to - from))}\" height=\"{Number(bottom - top + AxisHeight + 8)}\" fill=\"{colour}\"/>\n" + label;
        }

        string Bar(BootService service, double y, bool isCritical)
        {
            var begin = X(service.Requested);
            var spawned = X(service.Spawned ?? service.Requested);
            var ready = X(service.Ready ?? end);
            var middle = y + (RowHeight / 2);
            var colour = service.HasFailed ? "#d64545" : service.Kind == ServiceKind.Oneshot ? "#7aa7d9" : "#5aa469";
            var edge = isCritical ? " stroke=\"#1f2933\" stroke-width=\"1.4\"" : "";
            return $"<text x=\"{Number(left - 10)}\" y=\"{Number(middle + 4)}\" font-size=\"{Number(FontSize)}\" fill=\"#1f2933\" text-anchor=\"end\"{(isCritical ? " font-weight=\"bold\"" : "")}>{Escape(Shown(service.Name))}<title>{Escape(Human.Show(service.Name))}</title></text>\n"
                + $"<rect x=\"{Number(begin)}\" y=\"{Number(middle - (BarHeight / 2))}\" width=\"{Number(Math.Max(0, spawned - begin))}\" height=\"{Number(BarHeight)}\" fill=\"#d9dee4\"/>\n"
                + $"<rect x=\"{Number(spawned)}\" y=\"{Number(middle - (BarHeight / 2))}\" width=\"{Number(Math.Max(2, ready - spawned))}\" height=\"{Number(BarHeight)}\" rx=\"2\" fill=\"{colour}\"{edge}/>\n"
                + $"<text x=\"{Number(Math.Max(ready, spawned + 2) + 6)}\" y=\"{Number(middle + 4)}\" font-size=\"{Number(SmallSize)}\" fill=\"#5b6675\">{(service.Ready is null ? "…" : Seconds(service.Duration ?? 0))}</text>\n";
        }

        string Axis(double last, double x, double y, double down)
        {
            var step = Step(last);
            var lines = new StringBuilder();
            for (var at = 0.0; at <= last * 1.0001; at += step)
            {
                _ = lines.Append($"<path d=\"M{Number(X(at))} {Number(y - 4)}V{Number(down)}\" stroke=\"#d3d9e0\" stroke-width=\"1\"/>\n")
                    .Append($"<text x=\"{Number(X(at))}\" y=\"{Number(down + 12)}\" font-size=\"{Number(SmallSize)}\" fill=\"#7b8794\" text-anchor=\"middle\">{Seconds(at)}</text>\n");
            }

            return lines.ToString();
        }
    }

    private static string Legend(double y, double left)
    {
        var text = new StringBuilder($"<g transform=\"translate({Number(left)} {Number(y + 8)})\" font-size=\"{Number(SmallSize)}\" fill=\"#5b6675\">\n");
        var x = 0.0;
        foreach (var (colour, label, edge) in new[] { ("#5aa469", "longrun", ""), ("#7aa7d9", "oneshot", ""), ("#d64545", "failed", ""), ("#d9dee4", "asked for, not running yet", ""), ("#ffffff", "everything waited for it", "#1f2933") })
        {
            _ = text.Append($"<rect x=\"{Number(x)}\" y=\"0\" width=\"18\" height=\"10\" rx=\"2\" fill=\"{colour}\"{(edge.Length > 0 ? $" stroke=\"{edge}\" stroke-width=\"1.4\"" : "")}/><text x=\"{Number(x + 24)}\" y=\"9\">{label}</text>\n");
            x += 24 + Width(label, SmallSize) + 20;
        }

        return text.Append("</g>\n").ToString();
    }

    /// <summary>A round step that gives five to ten marks.</summary>
    private static double Step(double last)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(last / 5)));
        return new[] { 1.0, 2, 5, 10 }.Select(factor => factor * power).First(step => last / step <= 10);
    }

    private static string Seconds(double seconds) => seconds switch
    {
        0 => "0",
        < 0.0995 => (seconds * 1000).ToString("0.#", CultureInfo.InvariantCulture) + " ms",
        < 1 => (seconds * 1000).ToString("0", CultureInfo.InvariantCulture) + " ms",
        _ => seconds.ToString("0.##", CultureInfo.InvariantCulture) + " s",
    };

    /// <summary>A name that would leave no room for the times is cut; the whole of it shows where the pointer rests.</summary>
    private static string Shown(string name) => TextWidth.Fit(Human.Show(name), LongestName);
}
