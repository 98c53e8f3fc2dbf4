using System.Globalization;
using Actors.Platform;

namespace Actors.Boot;

/// <summary>
/// The container's variables as s6-overlay's scripts read them: one file each in a directory, at the moment they matter, so that a script can change
/// what later stages see. With <c>S6_KEEP_ENV</c> there is no such directory, and pid 1's own environment counts.
/// </summary>
/// <param name="directory">Mostly <c>/run/s6/container_environment</c>.</param>
/// <param name="environment">Pid 1's own.</param>
public sealed class ContainerSettings(string directory, EnvironmentBlock environment)
{
    /// <summary>What every process of the tree gets: PATH, or with S6_KEEP_ENV everything.</summary>
    public EnvironmentBlock Environment { get; } = environment;

    /// <summary>Where the variables are.</summary>
    public string Directory { get; } = directory;

    /// <summary>The value of a variable; null where it is not set.</summary>
    public string? this[string name]
    {
        get
        {
            if (Files.ReadTextIfThere(Files.Join(Directory, name)) is not { Length: > 0 } content)
                return Environment[name];
            return content[^1] == '\n' ? content[..^1] : content;
        }
    }

    /// <summary>The names of all variables.</summary>
    public IEnumerable<string> Names => Files.TryList(Directory, out var names) == 0 ? names : Environment.Variables.Select(variable => variable.Key);

    /// <summary>A number; where the variable is not set, or not all digits, the default.</summary>
    public int Number(string name, int otherwise) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>A time in milliseconds, 0 (or not set) meaning none.</summary>
    public TimeSpan? Limit(string name) => Number(name, 0) is > 0 and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>Words as of an unquoted variable of a shell: split at blanks, patterns expanded to the paths that they match (in the root directory, where they are relative), if any.</summary>
    public string[] Words(string name)
    {
        var words = new List<string>();
        foreach (var word in this[name]?.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (word.AsSpan().IndexOfAny('*', '?', '[') >= 0 && PathPatterns.TryExpand(word, PathExpansionOptions.None, null, out var paths) == 0 && paths.Length > 0)
                words.AddRange(paths);
            else
                words.Add(word);
        }

        return [.. words];
    }
}
