namespace Actors.Platform;

/// <summary>Descriptors 0, 1 and 2, without <see cref="Console"/>: in pid 1 and in tools that chain it installs handlers that an exec would hand on.</summary>
public static class StandardStreams
{
    /// <summary>Writes a byte string to descriptor 1.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Output(string byteString) => Descriptors.WriteAll(1, byteString);

    /// <summary>Writes a byte string to descriptor 2; where that fails there is nobody left to tell.</summary>
    public static void Error(string byteString) => _ = Descriptors.WriteAll(2, byteString);
}
