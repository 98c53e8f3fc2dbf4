using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>Paths as texts.</summary>
internal static class PathNames
{
    /// <summary>
    /// Resolves <c>.</c>, <c>..</c> and repeated slashes by name, as a POSIX shell's cd does; what a <c>..</c> cancels must be a directory.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="canonical">The result; where it fails, the part that is no directory.</param>
    /// <returns>0, or the error number.</returns>
    public static int TryCanonicalize(string path, out string canonical)
    {
        var isAbsolute = path.StartsWith('/');
        var root = isAbsolute ? "/" : "";
        var names = new List<string>();
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == ".")
                continue;
            if (name != ".." || (names.Count > 0 ? names[^1] == ".." : !isAbsolute))
            {
                names.Add(name);
                continue;
            }

            if (names.Count == 0)
                continue;
            canonical = root + string.Join('/', names);
            var errno = Files.TryStatus(canonical, followLinks: true, out var status);
            if (errno != 0 || !status.IsDirectory)
                return errno != 0 ? errno : Errno.ENOTDIR;
            names.RemoveAt(names.Count - 1);
        }

        canonical = names.Count == 0 && !isAbsolute ? "." : root + string.Join('/', names);
        return 0;
    }
}
