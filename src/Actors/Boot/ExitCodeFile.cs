using System.Globalization;
using Actors.Platform;

namespace Actors.Boot;

/// <summary>The exit code that scripts may store for the container (<c>/run/s6-linux-init-container-results/exitcode</c>).</summary>
/// <param name="path">Where it is.</param>
public sealed class ExitCodeFile(string path)
{
    /// <summary>What pid 1 exits with: the first line's number modulo 256; 0 where the file is missing, 100 where it is no number of 32 bits, without a sign.</summary>
    public int Read()
    {
        var errno = Files.TryReadAllBytes(path, out var bytes);
        if (errno != 0)
            return errno == Errno.ENOENT ? 0 : 111;
        var line = ByteString.FromBytes(bytes).Split('\n', 2)[0].TrimEnd();
        return uint.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? (int)(code & 0xFF) : 100;
    }

    /// <summary>Stores an exit code.</summary>
    public void Write(int code) => Files.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{code}\n"), 0x1A4);
}
