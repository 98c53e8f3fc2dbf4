using Actors.Platform;

namespace Actors.Execline;

/// <summary>Descriptors, with the failures that words report.</summary>
public sealed partial class ChainContext
{
    /// <summary>A pipe, close-on-exec.</summary>
    /// <param name="action">What could not be done, where there is none to be had.</param>
    internal (Descriptor Read, Descriptor Write) Pipe(string action)
    {
        try
        {
            return Descriptors.Pipe();
        }
        catch (PlatformException failure)
        {
            throw Unable(111, action, failure.Errno);
        }
    }

    /// <summary>Moves a descriptor to another number, where an exec keeps it; skalibs' fd_move.</summary>
    /// <returns>0, or the error number; then nothing has changed.</returns>
    internal static int Move(int from, int to)
    {
        var errno = Descriptors.TryCopy(from, to);
        if (errno == 0 && from != to)
            _ = Descriptors.Close(from);
        return errno;
    }

    /// <summary>Everything that can be read from a descriptor.</summary>
    internal string ReadToEnd(int fd)
    {
        var errno = TryReadToEnd(fd, out var text);
        return errno == 0 ? text : throw Unable(111, "slurp", errno);
    }

    /// <summary>Everything that can be read from a descriptor.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int TryReadToEnd(int fd, out string text)
    {
        var errno = Descriptors.TryReadToEnd(fd, room: 4096, out var bytes);
        text = ByteString.FromBytes(bytes);
        return errno;
    }
}
