using Actors.Platform;

namespace Actors.Shell.Checks;

/// <summary>Paths of an image that lies in a directory: its absolute links mean its own root.</summary>
internal static class ImagePaths
{
    private const int MostLinks = 40; // as the kernel follows

    /// <summary>Whether an absolute path of the image leads to something.</summary>
    /// <param name="root">The directory that the image lies in; empty for the running one.</param>
    /// <param name="path">The path within it.</param>
    internal static bool Exists(string root, string path)
    {
        var open = new Stack<string>(Parts(path).Reverse());
        var done = new List<string>();
        var links = 0;
        while (open.TryPop(out var part))
        {
            if (part == "..")
            {
                if (done.Count > 0)
                    done.RemoveAt(done.Count - 1);
                continue;
            }

            done.Add(part);
            var here = root + "/" + string.Join('/', done);
            if (Files.Status(here, followLinks: false) is not { } status)
                return false;
            if (status.Kind != FileKind.SymbolicLink)
                continue;
            if (++links > MostLinks || Files.ReadLink(here) is not { } target)
                return false;
            done.RemoveAt(done.Count - 1);
            if (target.StartsWith('/'))
                done.Clear();
            foreach (var next in Parts(target).Reverse())
                open.Push(next);
        }

        return true;
    }

    private static IEnumerable<string> Parts(string path) => path.Split('/').Where(part => part.Length > 0 && part != ".");
}
