using System.Text;

namespace Actors.Containers.Tests.Harness;

/// <summary>
/// An image to be: a root, the overlay, the test program, and on top what a test writes into it.
/// Every <c>With...</c> adds to this image and returns it. A test disposes of its image after its containers.
/// </summary>
public sealed partial class Image : IDisposable
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _folder = Workplace.NewFolder();
    private readonly Root _root;

    /// <summary>A new image on a root.</summary>
    public Image(Root root = Root.Busybox)
    {
        Workplace.Demand();
        _root = root;
        Directory.CreateDirectory(Top);
    }

    /// <summary>The layers, topmost first, as overlayfs wants its lowerdir.</summary>
    internal string Layers
    {
        get
        {
            var layers = new List<string> { Top, Roots.Probe, Workplace.Overlay };
            if (Roots.Folder(_root) is { } root) layers.Add(root);
            return string.Join(':', layers);
        }
    }

    internal string Top => Path.Combine(_folder, "top");

    /// <summary>Adds a text file (UTF-8) at an absolute path of the image.</summary>
    public Image WithFile(string path, string content, bool executable = false)
    {
        var full = Path.Combine(Top, path.TrimStart('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.SetUnixFileMode(full, executable ? Executable : Plain);
        return this;
    }

    /// <summary>Adds a text file with a mode.</summary>
    public Image WithFile(string path, string content, UnixFileMode mode)
    {
        WithFile(path, content);
        File.SetUnixFileMode(Path.Combine(Top, path.TrimStart('/')), mode);
        return this;
    }

    /// <summary>Adds a directory with a mode at an absolute path of the image.</summary>
    public Image WithDirectory(string path, int mode)
    {
        var full = Path.Combine(Top, path.TrimStart('/'));
        Directory.CreateDirectory(full);
        File.SetUnixFileMode(full, (UnixFileMode)mode);
        return this;
    }

    /// <summary>Starts a container of this image with a CMD. The caller disposes of it.</summary>
    public Container Start(params string[] command) => new(this, command);

    /// <summary>Starts a container of this image with a CMD and waits for its end. The caller disposes of it.</summary>
    public async Task<Container> RunAsync(params string[] command)
    {
        var container = Start(command);
        await container.WaitForExitAsync();
        return container;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
