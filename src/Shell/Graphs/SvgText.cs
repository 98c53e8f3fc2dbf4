using System.Globalization;
using System.Text;
using Actors.Shell.Output;

namespace Actors.Shell.Graphs;

/// <summary>Small pieces of SVG.</summary>
internal static class SvgText
{
    /// <summary>The fonts: what has fixed widths, so that sizes can be known without a font file.</summary>
    internal const string Font = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace";

    /// <summary>How wide text gets, in pixels, at a size.</summary>
    internal static double Width(string text, double size) => TextWidth.Of(text) * size * 0.61;

    /// <summary>A number, as short as can be.</summary>
    internal static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Text within an element or attribute.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var one in TextWidth.Printable(text))
        {
            _ = one switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                _ => escaped.Append(one),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The beginning of a picture, with a white ground.</summary>
    internal static string Open(double width, double height, string title) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" font-family=\"{Font}\">\n"
        + $"<title>{Escape(title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
}
