using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>How a file is opened: open(2)'s flags. Close-on-exec is always set.</summary>
[Flags]
public enum OpenMode
{
    /// <summary>For reading.</summary>
    Read = Libc.O_RDONLY,
    /// <summary>For writing.</summary>
    Write = Libc.O_WRONLY,
    /// <summary>For both.</summary>
    ReadWrite = Libc.O_RDWR,
    /// <summary>Created where it is missing.</summary>
    Create = Libc.O_CREAT,
    /// <summary>With <see cref="Create"/>: it must not be there yet.</summary>
    Exclusive = Libc.O_EXCL,
    /// <summary>A terminal does not become the controlling one.</summary>
    NoControllingTerminal = Libc.O_NOCTTY,
    /// <summary>Emptied.</summary>
    Truncate = Libc.O_TRUNC,
    /// <summary>Every write goes to the end.</summary>
    Append = Libc.O_APPEND,
    /// <summary>Neither the opening nor what follows blocks.</summary>
    NonBlocking = Libc.O_NONBLOCK,
    /// <summary>It must be a directory.</summary>
    Directory = Libc.O_DIRECTORY,
    /// <summary>It must not be a symbolic link.</summary>
    NoFollow = Libc.O_NOFOLLOW,
}
