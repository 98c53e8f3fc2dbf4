namespace Actors.Tools.Portable;

/// <summary>The two halves of a path; what basename(1) and dirname(1) print, but that an empty path is <c>.</c>.</summary>
internal static class PathNames
{
    /// <summary>The last element.</summary>
    public static string Base(string path)
    {
        if (path.Length == 0)
            return ".";
        path = path.TrimEnd('/');
        return path.Length == 0 ? "/" : path[(path.LastIndexOf('/') + 1)..];
    }

    /// <summary>What stands before the last element.</summary>
    public static string Directory(string path)
    {
        if (path.Length == 0)
            return ".";
        path = path.TrimEnd('/');
        return path.Length == 0 ? "/" : path.LastIndexOf('/') switch
        {
            < 0 => ".",
            0 => "/",
            var slash => path[..slash],
        };
    }
}
