using Actors.Platform;

namespace Actors.Tools;

/// <summary>How a file of an environment folder becomes a value.</summary>
internal readonly record struct EnvironmentFolderRules()
{
    /// <summary>The whole file counts, and not just its first line.</summary>
    public bool Whole { get; init; }

    /// <summary>The end stays as it is: without this, a whole file loses one newline and a line its trailing blanks.</summary>
    public bool KeepEnd { get; init; }

    /// <summary>A file may be longer than 4095 bytes.</summary>
    public bool Unlimited { get; init; }

    /// <summary>What stands for a NUL in the file.</summary>
    public char NulReplacement { get; init; } = '\n';
}

/// <summary>
/// Variables from the files of a folder: name and content. An empty file removes its variable; names with a dot in front or with a '=' are not looked at.
/// See s6-envdir(8).
/// </summary>
internal static class EnvironmentFolder
{
    private const int Limit = 4095;

    /// <summary>Loads a folder into an environment.</summary>
    /// <returns>0, or the error number; then nothing has been loaded.</returns>
    public static int TryLoad(string folder, EnvironmentBlock environment, EnvironmentFolderRules rules)
    {
        var errno = TryRead(folder, rules, out var values);
        foreach (var (name, value) in values)
            environment.Set(name, value);
        return errno;
    }

    /// <summary>Reads a folder: names and values, null for a variable to remove.</summary>
    /// <returns>0, or the error number; then there are none.</returns>
    public static int TryRead(string folder, EnvironmentFolderRules rules, out List<KeyValuePair<string, string?>> values)
    {
        values = [];
        var errno = Files.TryList(folder, out var names);
        if (errno != 0)
            return errno;
        var read = new List<KeyValuePair<string, string?>>(names.Count);
        foreach (var name in names)
        {
            if (name[0] == '.' || name.Contains('='))
                continue;
            var file = Files.Join(folder, name);
            errno = Files.TryReadAllBytes(file, out var content);
            if (errno == Errno.ENOENT && Files.TryStatus(file, followLinks: false, out _) != 0)
                continue; // Removed since the folder was listed.
            if (errno != 0)
                return errno;
            read.Add(new(name, Value(content, rules)));
        }

        values = read;
        return 0;
    }

    private static string? Value(ReadOnlySpan<byte> content, EnvironmentFolderRules rules)
    {
        if (content.Length > Limit && !rules.Unlimited)
            content = content[..Limit];
        if (content.IsEmpty)
            return null;
        if (!rules.Whole)
        {
            var end = content.IndexOf((byte)'\n');
            content = end < 0 ? content : content[..end];
            if (!rules.KeepEnd)
                content = content.TrimEnd(" \t\r"u8);
        }
        else if (!rules.KeepEnd && content[^1] == '\n')
        {
            content = content[..^1];
        }

        return ByteString.FromBytes(content).Replace('\0', rules.NulReplacement);
    }
}
