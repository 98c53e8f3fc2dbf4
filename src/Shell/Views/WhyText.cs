using System.Text;
using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>The answer to <c>why</c> as text.</summary>
internal static class WhyText
{
    internal static string Render(WhyReport report, Paint paint)
    {
        var text = new StringBuilder(StatusText.Line(report.Service with { Reason = null }, paint)).Append('\n').Append(Human.Show(report.Verdict)).Append('\n');
        if (report.Causes.Count > 0)
        {
            _ = text.Append('\n').Append(paint[Style.Bold, "In its way:"]).Append('\n');
            foreach (var cause in report.Causes)
            {
                var state = StatusJson.NameOf(cause.State);
                _ = text.Append($"  {Human.Show(cause.Service)} ({paint[StateStyles.Of(state), state]}), needed by {Human.Show(cause.NeededBy)}")
                    .Append(cause.Reason is null ? "" : $": {Human.Show(cause.Reason)}").Append('\n');
            }
        }

        if (report.LastLines.Count > 0)
        {
            _ = text.Append('\n').Append(paint[Style.Bold, "Its last lines"]).Append(report.LogFile is null ? ":" : $" ({Human.Show(report.LogFile)}):").Append('\n');
            foreach (var line in report.LastLines)
                _ = text.Append("  ").Append(Human.Show(line)).Append('\n');
        }

        if (report.Advice.Count > 0)
        {
            _ = text.Append('\n').Append(paint[Style.Bold, "What to do:"]).Append('\n');
            foreach (var advice in report.Advice)
                _ = text.Append("  - ").Append(Human.Show(advice)).Append('\n');
        }

        return text.ToString();
    }
}
