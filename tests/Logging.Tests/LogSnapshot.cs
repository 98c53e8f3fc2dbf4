using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Actors.Platform;

namespace Actors.Logging.Tests;

/// <summary>All that a logger has left in a directory, without what differs from run to run: times.</summary>
internal static partial class LogSnapshot
{
    public static string Of(string directory)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Stamp().Replace(Path.GetRelativePath(directory, file), "@STAMP");
            var mode = Convert.ToString((int)Files.Status(file)!.Value.Mode, 8);
            text.Append(CultureInfo.InvariantCulture, $"== {name} {mode}\n{Times(File.ReadAllText(file, Encoding.Latin1))}");
        }

        return text.ToString();
    }

    /// <summary>A text with times replaced.</summary>
    public static string Times(string text) => Local().Replace(Stamp().Replace(text, "@STAMP"), "LOCAL");

    [GeneratedRegex("@[0-9a-f]{24}")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\d\d\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9}")]
    private static partial Regex Local();
}
