using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// A directory that is open, to make many things in it: the kernel finds them by their names alone, where from a whole path it has to walk every directory above.
/// Failures throw <see cref="PlatformException"/>, with the whole path.
/// </summary>
public sealed class Folder : IDisposable
{
    private const int PathOnly = 0x200000; // O_PATH

    private readonly Descriptor _descriptor;

    private Folder(int number, string path)
    {
        _descriptor = new Descriptor(number);
        Path = path;
    }

    /// <summary>The path that it was opened by.</summary>
    public string Path { get; }

    /// <summary>Opens a directory.</summary>
    public static Folder Open(string path) => Open(Libc.AT_FDCWD, path, path);

    /// <summary>Creates a directory in it, and opens that.</summary>
    public Folder Create(string name, uint mode)
    {
        CreateDirectory(name, mode);
        return Open(_descriptor.Number, name, Files.Join(Path, name));
    }

    /// <summary>Creates a directory in it.</summary>
    public void CreateDirectory(string name, uint mode) => Check(Libc.mkdirat(_descriptor.Number, name, mode), "create directory", name);

    /// <summary>Creates a FIFO in it.</summary>
    public void CreateFifo(string name, uint mode = 0x180) => Check(Libc.mkfifoat(_descriptor.Number, name, mode), "create fifo", name);

    /// <summary>Creates a symbolic link in it.</summary>
    public void CreateSymbolicLink(string target, string name) => Check(Libc.symlinkat(target, _descriptor.Number, name), $"link {target} to", name);

    /// <summary>Sets the permission bits of something in it.</summary>
    public void ChangeMode(string name, uint mode) => Check(Libc.fchmodat(_descriptor.Number, name, mode, 0), "change mode of", name);

    /// <summary>Replaces the content of a file in it, creating it where it is missing.</summary>
    public void Write(string name, ReadOnlySpan<byte> content, uint permissions = 0x1B6)
    {
        try
        {
            Files.WriteAllBytesAt(_descriptor.Number, name, content, permissions);
        }
        catch (PlatformException failure)
        {
            throw new PlatformException($"write {Files.Join(Path, name)}", failure.Errno);
        }
    }

    /// <summary>Gives a file of another folder a name in it, too: a hard link.</summary>
    /// <returns>0, or the error number: there are file systems without such links.</returns>
    public int TryLink(Folder other, string existing, string name) =>
        Libc.linkat(other._descriptor.Number, existing, _descriptor.Number, name, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Gives a file in it another name, at any path.</summary>
    /// <returns>0, or the error number.</returns>
    public int TryLink(string existing, string path) =>
        Libc.linkat(_descriptor.Number, existing, Libc.AT_FDCWD, path, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <inheritdoc/>
    public void Dispose() => _descriptor.Dispose();

    private static Folder Open(int parent, string name, string path)
    {
        var number = Libc.openat(parent, name, Libc.OpenFlags(PathOnly | Libc.O_DIRECTORY | Libc.O_CLOEXEC), 0);
        return number >= 0 ? new Folder(number, path) : throw PlatformException.Last($"open directory {path}");
    }

    private void Check(int result, string action, string name)
    {
        if (result < 0)
            throw PlatformException.Last($"{action} {Files.Join(Path, name)}");
    }
}
