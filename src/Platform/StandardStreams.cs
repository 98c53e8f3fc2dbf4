namespace Actors.Platform;

/// <summary>Descriptors 0, 1 and 2, without <see cref="Console"/>: in pid 1 and in tools that chain it installs handlers that an exec would hand on.</summary>
public static class StandardStreams
{
    /// <summary>Opens those that are closed, so that nothing else that is opened becomes one of them.</summary>
    public static void Complete()
    {
        for (var fd = 0; fd <= 2; fd++)
        {
            if (!Descriptors.IsOpen(fd))
                Descriptors.Move(OpenNothing(OpenMode.ReadWrite).Release(), fd);
        }
    }

    /// <summary>/dev/null; where that is missing, a pipe at its end, from which nothing can be read either, and which takes nothing.</summary>
    public static Descriptor OpenNothing(OpenMode mode)
    {
        if (Files.TryOpen("/dev/null", mode, out var nothing) == 0)
            return nothing!;
        var (read, write) = Descriptors.Pipe();
        write.Dispose();
        return read;
    }

    /// <summary>Writes a byte string to descriptor 1.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Output(string byteString) => Descriptors.WriteAll(1, byteString);

    /// <summary>Writes a byte string to descriptor 2; where that fails there is nobody left to tell.</summary>
    public static void Error(string byteString) => _ = Descriptors.WriteAll(2, byteString);
}
