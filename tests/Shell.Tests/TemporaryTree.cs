namespace Actors.Shell.Tests;

/// <summary>A directory of a test's own, with short ways to fill it.</summary>
internal sealed class TemporaryTree : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("actors-shell-");

    internal string Root => _root.FullName;

    internal TemporaryTree File(string path, string content = "", bool executable = false)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, content);
        if (executable)
            System.IO.File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    internal TemporaryTree Folder(string path)
    {
        Directory.CreateDirectory(Path.Combine(Root, path));
        return this;
    }

    internal TemporaryTree Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        System.IO.File.CreateSymbolicLink(Path.Combine(Root, path), target);
        return this;
    }

    internal TemporaryTree Longrun(string path, params string[] dependencies) =>
        Dependencies(File($"{path}/type", "longrun\n").File($"{path}/run", "#!/bin/sh\nexec sleep 1000\n"), path, dependencies);

    internal TemporaryTree Oneshot(string path, params string[] dependencies) =>
        Dependencies(File($"{path}/type", "oneshot\n").File($"{path}/up", "true\n"), path, dependencies);

    public void Dispose() => _root.Delete(recursive: true);

    private static TemporaryTree Dependencies(TemporaryTree tree, string path, string[] names)
    {
        foreach (var name in names)
            tree.File($"{path}/dependencies.d/{name}");
        return tree;
    }
}
