using Actors.Platform;

namespace Actors.Tools.Tests;

/// <summary>A folder that is removed with all in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = ByteString.FromText(Directory.CreateTempSubdirectory("tools-").FullName);

    /// <summary>The path of something in it.</summary>
    public string this[string name] => Files.Join(Path, name);

    public void Dispose() => Files.RemoveTree(Path);
}
