namespace Actors.Tools.Tests;

/// <summary>Folders with programs to put into PATH.</summary>
public static class Programs
{
    private static readonly Lazy<string> s_ours = new(LinkOurs);

    /// <summary>Our tools: links to the tests' own executable, see <see cref="ToolHost"/>.</summary>
    public static string Ours => s_ours.Value;

    /// <summary>Debian's s6, if it is installed.</summary>
    public static string? Debian => File.Exists("/usr/bin/s6-svscan") ? "/usr/bin" : null;

    private static string LinkOurs()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "programs");
        Directory.CreateDirectory(folder);
        var host = Path.Combine(AppContext.BaseDirectory, "Actors.Tools.Tests");
        foreach (var name in (string[])[.. ToolTable.Names, .. DaemonTable.Names, "execlineb"])
        {
            var link = Path.Combine(folder, name);
            if (!File.Exists(link))
                File.CreateSymbolicLink(link, host);
        }

        return folder;
    }
}
