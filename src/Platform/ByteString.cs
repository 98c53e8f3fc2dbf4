using System.Runtime.InteropServices;
using System.Text;

namespace Actors.Platform;

/// <summary>
/// The convention for what the operating system calls a string: bytes that end with a NUL and have no encoding.
/// They are held as .NET strings in Latin-1, one char (0-255) a byte, so that every name and value survives a round
/// trip, valid UTF-8 or not. This class is the border to real text.
/// </summary>
public static class ByteString
{
    /// <summary>The byte string of <paramref name="bytes"/>.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>The bytes of <paramref name="value"/>. A char above 255 is a programming error and becomes '?'.</summary>
    public static byte[] ToBytes(string value) => Encoding.Latin1.GetBytes(value);

    /// <summary>Byte string to text: its bytes read as UTF-8 (what is invalid becomes U+FFFD).</summary>
    public static string ToText(string value) => IsAscii(value) ? value : Encoding.UTF8.GetString(ToBytes(value));

    /// <summary>Text to byte string: its UTF-8 bytes.</summary>
    public static string FromText(string text) => IsAscii(text) ? text : FromBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The byte string at <paramref name="pointer"/>, up to its NUL.</summary>
    internal static unsafe string FromPointer(byte* pointer) =>
        FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(pointer));

    private static bool IsAscii(string value) => System.Text.Ascii.IsValid(value);
}
