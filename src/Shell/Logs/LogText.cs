using System.Text;
using Actors.Platform;
using Actors.Shell.Output;

namespace Actors.Shell.Logs;

/// <summary>How a line is shown.</summary>
/// <param name="paint">The colours.</param>
/// <param name="nameWidth">Columns for the name of the log; 0: there is but one, and it is not named.</param>
/// <param name="isTerminal">Whether lines are shown on a terminal, with or without colours.</param>
internal sealed class LogText(Paint paint, int nameWidth, bool isTerminal)
{
    private static readonly Style[] s_styles = [Style.Cyan, Style.Green, Style.Yellow, Style.Blue, Style.Magenta];

    /// <summary>The line with its newline: time, name, text.</summary>
    internal string Render(LogLine line)
    {
        var name = nameWidth == 0 ? "" : paint[StyleOf(line.Source.Name), TextWidth.Pad(TextWidth.Printable(line.Source.Name), nameWidth) + " |"] + " ";
        return $"{paint[Style.Dim, Time(line.Time)]} {name}{Show(line.Text.Span)}\n";
    }

    /// <summary>As JSON, on one line.</summary>
    internal static string Json(LogLine line) => JsonText.Object(json =>
    {
        if (line.Time != 0)
            json.WriteString("time", Utc(line.Time));
        json.WriteString("service", line.Source.Name);
        json.WriteString("line", Encoding.UTF8.GetString(line.Text.Span));
    }, indented: false) + "\n";

    /// <summary>Local time to the millisecond; blank where it is not known.</summary>
    internal static string Time(long nanoseconds)
    {
        if (nanoseconds == 0)
            return new string(' ', 23);
        var (seconds, rest) = Math.DivRem(nanoseconds, 1_000_000_000);
        Span<byte> text = stackalloc byte[LocalTime.TextLength];
        LocalTime.At(seconds).Format((uint)rest, text);
        return Encoding.ASCII.GetString(text[..23]);
    }

    private static string Utc(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, 1_000_000_000);
        Span<byte> text = stackalloc byte[LocalTime.TextLength];
        LocalTime.UtcAt(seconds).Format((uint)rest, text);
        text[10] = (byte)'T';
        return Encoding.ASCII.GetString(text) + "Z";
    }

    private static Style StyleOf(string name) => s_styles[(int)(name.Aggregate(0u, (hash, one) => (hash * 31) + one) % (uint)s_styles.Length)];

    /// <summary>On a terminal, a line may colour itself, but not steer the terminal; a program gets what is there.</summary>
    private string Show(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return !isTerminal ? text : paint.IsEnabled ? TerminalText.WithColours(text) : TerminalText.WithoutColours(text);
    }
}
