using System.IO.Compression;
using Actors.Platform;

namespace Actors.Shell.Logs;

/// <summary>The content of a log file: as it is, or packed by gzip.</summary>
internal static class LogFile
{
    /// <summary>Everything in it, unpacked.</summary>
    /// <param name="path">Which, a byte string.</param>
    /// <param name="content">What is in it.</param>
    /// <returns>Null, or why it cannot be read.</returns>
    internal static string? TryRead(string path, out byte[] content)
    {
        var errno = Files.TryReadAllBytes(path, out content);
        if (errno != 0)
            return Errno.Describe(errno);
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return TryUnpack(content, out content);
        var fault = content.AsSpan() switch
        {
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => "it is packed by xz: xzcat reads it",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "it is packed by zstd: zstdcat reads it",
            [(byte)'B', (byte)'Z', (byte)'h', ..] => "it is packed by bzip2: bzcat reads it",
            _ => null,
        };
        if (fault is not null)
            content = [];
        return fault;
    }

    private static string? TryUnpack(byte[] packed, out byte[] content)
    {
        using var unpacked = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
            return null;
        }
        catch (InvalidDataException)
        {
            return "what gzip has packed is damaged";
        }
        finally
        {
            // What came before the damage is better than nothing.
            content = unpacked.ToArray();
        }
    }
}
