using System.Text;
using Actors.Platform;
using Actors.Services;
using Actors.Shell.Output;

namespace Actors.Shell.Checks;

/// <summary>A <see cref="CheckReport"/> as text: a line a diagnostic, in the form that editors and CI systems jump to, and a summary.</summary>
internal static class CheckText
{
    /// <summary>The text.</summary>
    internal static string Render(CheckReport report, Paint paint)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in report.Diagnostics)
            _ = text.Append(Line(diagnostic, paint)).Append('\n');
        if (report.Excluded.Count > 0)
            _ = text.Append("cannot run: ").AppendJoin(", ", report.Excluded.Select(Show)).Append('\n');
        return text.Append(Summary(report, paint)).Append('\n').ToString();
    }

    /// <summary>As JSON.</summary>
    internal static string Json(CheckReport report) => JsonText.Object(json =>
    {
        json.WriteBoolean("ok", report.Errors == 0);
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("longruns", report.Longruns);
        json.WriteNumber("oneshots", report.Oneshots);
        json.WriteNumber("bundles", report.Bundles);
        json.WriteStrings("excluded", report.Excluded.Select(ByteString.ToText));
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in report.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("file", ByteString.ToText(diagnostic.File));
            if (diagnostic.Line is { } line)
                json.WriteNumber("line", line);
            json.WriteString("message", ByteString.ToText(diagnostic.Message));
            if (diagnostic.Hint.Length > 0)
                json.WriteString("hint", ByteString.ToText(diagnostic.Hint));
            json.WriteStrings("services", diagnostic.Services.Select(ByteString.ToText));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Line(Diagnostic diagnostic, Paint paint)
    {
        var place = diagnostic.File.Length == 0 ? "" : Show(diagnostic.File) + (diagnostic.Line is { } line ? $":{line}" : "") + ": ";
        var kind = diagnostic.Severity == Severity.Error ? paint[Style.Red, "error"] : paint[Style.Yellow, "warning"];
        var hint = diagnostic.Hint.Length == 0 ? "" : $" ({Show(diagnostic.Hint)})";
        return $"{paint[Style.Bold, place]}{kind}: {Show(diagnostic.Message)}{hint}";
    }

    private static string Summary(CheckReport report, Paint paint)
    {
        var services = $"{Count(report.Longruns, "longrun")}, {Count(report.Oneshots, "oneshot")}, {Count(report.Bundles, "bundle")}";
        var verdict = report.Errors > 0 ? paint[Style.Red, Count(report.Errors, "error")] : paint[Style.Green, "no errors"];
        return $"{verdict}, {Count(report.Warnings, "warning")}; {services}";
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string Show(string byteString) => TextWidth.Printable(ByteString.ToText(byteString));
}
