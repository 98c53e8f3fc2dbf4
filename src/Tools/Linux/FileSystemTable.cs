namespace Actors.Tools.Linux;

/// <summary>A line of fstab(5).</summary>
internal sealed record FileSystemTable(string Source, string Target, string Type, string Options)
{
    /// <summary>The lines of a table; comments, and what lacks a field, are left out.</summary>
    public static List<FileSystemTable> Parse(string text)
    {
        var table = new List<FileSystemTable>();
        foreach (var line in text.Split('\n'))
        {
            var fields = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length >= 3 && fields[0][0] != '#')
                table.Add(new(Unescape(fields[0]), Unescape(fields[1]), fields[2], fields.Length > 3 ? Unescape(fields[3]) : ""));
        }

        return table;
    }

    /// <summary>Blanks stand there as <c>\040</c>, tabs as <c>\011</c>, newlines as <c>\012</c>, backslashes as <c>\134</c>.</summary>
    public static string Unescape(string field) =>
        field.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n").Replace("\\134", "\\");
}
