using System.Globalization;
using System.Text;
using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>The answer to <c>boot</c> as text.</summary>
internal static class BootText
{
    private const int UsualCount = 10;

    /// <summary>The stages, the services that took longest, and the chain that made the boot as long as it was.</summary>
    internal static string Summary(BootReport report, Paint paint)
    {
        var text = new StringBuilder(report.Total is { } total ? $"The boot took {Human.Duration(total)}.\n" : "The boot goes on.\n");
        foreach (var phase in report.Phases)
            _ = text.Append($"  {TextWidth.Pad(phase.Name, 14)} {Time(phase.Begin)} to {(phase.End is { } end ? Time(end) : "now")}\n");
        _ = text.Append('\n').Append(paint[Style.Bold, "What took longest"]).Append('\n').Append(Blame(report, paint, UsualCount));
        return text.Append('\n').Append(paint[Style.Bold, "What everything waited for"]).Append('\n').Append(Chain(report, paint)).ToString();
    }

    /// <summary>The services by how long they took.</summary>
    internal static string Blame(BootReport report, Paint paint, int most = int.MaxValue)
    {
        var text = new StringBuilder();
        foreach (var service in report.Blame.Take(most))
        {
            var duration = TextWidth.Pad(Time(service.Duration!.Value), 9, toTheRight: true);
            _ = text.Append($"{duration}  {paint[service.HasFailed ? Style.Red : Style.Plain, Human.Show(service.Name)]}{(service.HasFailed ? " (failed)" : "")}\n");
        }

        return text.Length == 0 ? "  no service was started\n" : text.ToString();
    }

    /// <summary>The critical chain: each was started when the one above it was ready.</summary>
    internal static string Chain(BootReport report, Paint paint)
    {
        var text = new StringBuilder();
        foreach (var service in report.CriticalChain)
        {
            _ = text.Append($"{TextWidth.Pad("@" + Time(service.Requested), 10, toTheRight: true)}  {paint[Style.Bold, Human.Show(service.Name)]} ")
                .Append(paint[service.HasFailed ? Style.Red : Style.Yellow, "+" + Time(service.Duration ?? 0)]).Append('\n');
        }

        return text.Length == 0 ? "  nothing\n" : text.ToString();
    }

    private static string Time(double seconds) => seconds >= 10 ? Human.Duration(seconds) : seconds.ToString("0.000", CultureInfo.InvariantCulture) + "s";
}
