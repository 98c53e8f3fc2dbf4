using System.Collections.Immutable;
using Actors.Platform;

namespace Actors.Services;

/// <summary>The v2 directories of scripts and files: <c>cont-init.d</c>, <c>cont-finish.d</c>, <c>fix-attrs.d</c>.</summary>
public static class LegacyScripts
{
    /// <summary>
    /// The paths of a directory's entries in the order they are run: bytewise by name, without dot files, of any kind (what is no program
    /// fails when it is run). Empty where the directory is not there or cannot be read, which s6-overlay does not mind. (It splits names
    /// with blanks, and fails; here they are names.)
    /// </summary>
    /// <param name="directory">Such as <c>/etc/cont-init.d</c>.</param>
    public static ImmutableArray<string> In(string directory)
    {
        if (Files.TryList(directory, out var names) != 0)
            return [];
        names.RemoveAll(name => name[0] == '.');
        names.SortStably(string.CompareOrdinal);
        return [.. names.Select(name => $"{directory}/{name}")];
    }
}
