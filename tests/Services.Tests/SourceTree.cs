using Actors.Platform;

namespace Actors.Services.Tests;

/// <summary>A directory of its own for a test, with short ways to fill it. All paths are below <see cref="Root"/>.</summary>
public sealed class SourceTree : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("services-");

    /// <summary>The directory itself.</summary>
    public string Root => _directory.FullName;

    /// <summary>The source definition directory that most tests use.</summary>
    public string Source => Root + "/src";

    /// <summary>Writes a file with the directories above it. Paths that begin with <c>/</c> are below the root, others below <see cref="Source"/>.</summary>
    public SourceTree File(string path, string content = "")
    {
        Files.CreateDirectories(Parent(At(path)));
        Files.WriteAllText(At(path), content);
        return this;
    }

    public SourceTree Folder(string path)
    {
        Files.CreateDirectories(At(path));
        return this;
    }

    public SourceTree Link(string path, string target)
    {
        Files.CreateDirectories(Parent(At(path)));
        Files.CreateSymbolicLink(target, At(path));
        return this;
    }

    public SourceTree Oneshot(string name, params string[] dependencies)
    {
        File($"{name}/type", "oneshot\n").File($"{name}/up", "true\n");
        return List($"{name}/dependencies.d", dependencies);
    }

    public SourceTree Longrun(string name, params string[] dependencies)
    {
        File($"{name}/type", "longrun\n").File($"{name}/run", "#!/bin/sh\n");
        return List($"{name}/dependencies.d", dependencies);
    }

    public SourceTree Bundle(string name, params string[] contents) =>
        File($"{name}/type", "bundle\n").Folder($"{name}/contents.d").List($"{name}/contents.d", contents);

    /// <summary>What comes of <see cref="Source"/>.</summary>
    public Compilation Compile(int verbosity = 1)
    {
        Folder("/src");
        return Compilation.Read([Source], new() { Verbosity = verbosity, Database = Root + "/db" });
    }

    /// <summary>Lines of the reference, with this tree's root taken away.</summary>
    public string[] Lines(Compilation compilation) => [.. compilation.ReferenceLines().Select(line => line.Replace(Root, "", StringComparison.Ordinal))];

    public void Dispose() => Files.RemoveTree(Root);

    private SourceTree List(string path, string[] names)
    {
        foreach (var name in names)
            File($"{path}/{name}");
        return this;
    }

    private string At(string path) => path.StartsWith('/') ? Root + path : $"{Source}/{path}";

    private static string Parent(string path) => path[..path.LastIndexOf('/')];
}
