using System.Globalization;
using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>Answers that are tables.</summary>
internal static class Tables
{
    /// <summary>The answer to <c>env</c>.</summary>
    internal static string Environment(EnvironmentReport report, Paint paint, int width)
    {
        var table = new Table(new("VARIABLE") { IsElastic = true }, new("VALUE") { IsElastic = true }, new("FROM"), new("FILE") { IsElastic = true });
        foreach (var variable in report.Variables)
            _ = table.Add(Human.Show(variable.Name), Human.Show(variable.Value), variable.Origin, Human.Show(variable.File is { } file ? $"{file} ({variable.Source})" : variable.Source));
        var whose = report.Pid > 0 ? $"of pid {report.Pid}, as it was executed" : "no process runs: what it would be given";
        return $"{paint[Style.Bold, Human.Show(report.Service)]}, {whose}\n{table.Render(paint, width)}";
    }

    /// <summary>The answer to <c>audit</c>.</summary>
    internal static string Audit(IReadOnlyList<AuditEntry> entries, Paint paint, int width)
    {
        var table = new Table(
            new("WHEN"), new("WHO") { IsElastic = true }, new("WHAT") { IsElastic = true }, new("RESULT"), new("BY") { IsElastic = true });
        foreach (var entry in entries)
        {
            var style = entry.Result == "done" ? Style.Green : entry.Result == "under way" ? Style.Yellow : Style.Red;
            _ = table.Add(
                Human.Moment(entry.Moment), Human.Show(entry.Peer), $"{entry.Verb} {Human.Show(entry.Detail)}".TrimEnd(), new Cell(entry.Result, style), Human.Show(entry.Command));
        }

        return table.Render(paint, width);
    }

    /// <summary>The answer to <c>health</c>.</summary>
    internal static string Health(HealthReport report, Paint paint)
    {
        var lines = report.Reasons.Select(reason => $"  {(reason.Service is null ? "" : Human.Show(reason.Service) + ": ")}{Human.Show(reason.Text)}{(reason.IsAgainstLiveness ? " (not live)" : "")}\n");
        return $"live {Word(report.IsLive)}, ready {Word(report.IsReady)}\n{string.Concat(lines)}";

        string Word(bool holds) => holds ? paint[Style.Green, "yes"] : paint[Style.Red, "no"];
    }

    /// <summary>A number for a cell.</summary>
    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
