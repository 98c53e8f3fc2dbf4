using System.Text;
using Actors.Control;
using Actors.Shell.Output;

namespace Actors.Shell.Views;

/// <summary>The answer to <c>config</c>: a table for the container, and one for each service.</summary>
internal static class ConfigText
{
    /// <param name="report">The answer.</param>
    /// <param name="paint">The colours.</param>
    /// <param name="width">Columns of the terminal; 0: any.</param>
    internal static string Render(ConfigReport report, Paint paint, int width)
    {
        var text = new StringBuilder();
        if (report.Settings.Count > 0)
            Add(text, null, report.Settings, paint, width);
        foreach (var service in report.Services)
            Add(text, service.Name, service.Settings, paint, width);
        return text.Length == 0 ? "everything is as by default\n" : text.ToString();
    }

    private static void Add(StringBuilder text, string? service, IReadOnlyList<ConfigSetting> settings, Paint paint, int width)
    {
        if (text.Length > 0)
            _ = text.Append('\n');
        if (service is not null)
            _ = text.Append(paint[Style.Bold, Human.Show(service)]).Append('\n');
        var table = new Table(new("SETTING") { IsElastic = true }, new("VALUE") { IsElastic = true }, new("FROM") { IsElastic = true });
        foreach (var setting in settings)
        {
            var style = setting.Source == ConfigSetting.Default ? Style.Dim : Style.Plain;
            _ = table.Add(new Cell(Human.Show(setting.Name), style), new Cell(setting.Value == "null" ? "-" : Human.Show(setting.Value), style), new Cell(Human.Show(setting.Source), style));
        }

        _ = text.Append(table.Render(paint, width));
    }
}
