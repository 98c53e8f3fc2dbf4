using System.Text;
using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// Lines as JSON objects: <c>{"time":"2026-11-22T06:25:02.499994986Z","service":"nginx","stream":"stdout","message":"..."}</c>. What is not UTF-8
/// in a line becomes U+FFFD.
/// </summary>
internal sealed class JsonLine
{
    private const int TimeLength = 30;
    private static readonly byte[] s_begin = """{"time":" """u8[..^1].ToArray();
    private readonly byte[] _middle;

    /// <param name="service">The service's name, a byte string.</param>
    /// <param name="stream">The stream's name, such as <c>stdout</c>.</param>
    public JsonLine(string service, string stream)
    {
        var middle = new byte[1024 + (6 * (service.Length + stream.Length))];
        var length = Put(middle, 0, "\",\"service\":\""u8);
        length += Escape(ByteString.ToBytes(service), middle.AsSpan(length));
        length = Put(middle, length, "\",\"stream\":\""u8);
        length += Escape(ByteString.ToBytes(stream), middle.AsSpan(length));
        length = Put(middle, length, "\",\"message\":\""u8);
        _middle = middle[..length];
    }

    /// <summary>No more than so many bytes are written for a line of <paramref name="length"/> bytes.</summary>
    public int LargestLength(int length) => s_begin.Length + TimeLength + _middle.Length + (length * 6) + 3;

    /// <summary>Writes a line with its newline.</summary>
    public int Write(LineStamps time, ReadOnlySpan<byte> line, Span<byte> target)
    {
        var length = Put(target, 0, s_begin);
        time.WriteUtc(target[length..]);
        length = Put(target, length + TimeLength, _middle);
        length += Escape(line, target[length..]);
        return Put(target, length, "\"}\n"u8);
    }

    private static int Put(Span<byte> target, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target[at..]);
        return at + bytes.Length;
    }

    private static int Escape(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            var value = text[0];
            if (value is >= 0x20 and < 0x7F and not ((byte)'"' or (byte)'\\'))
            {
                var plain = text.IndexOfAnyExcept(s_plain);
                if (plain < 0)
                    plain = text.Length;
                length = Put(target, length, text[..plain]);
                text = text[plain..];
            }
            else if (value < 0x80)
            {
                length = EscapeAscii(value, target, length);
                text = text[1..];
            }
            else
            {
                _ = Rune.DecodeFromUtf8(text, out var rune, out var consumed);
                length += rune.EncodeToUtf8(target[length..]);
                text = text[consumed..];
            }
        }

        return length;
    }

    private static int EscapeAscii(byte value, Span<byte> target, int at)
    {
        target[at++] = (byte)'\\';
        var letter = value switch
        {
            (byte)'"' or (byte)'\\' => value,
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => (byte)'u',
        };
        target[at++] = letter;
        if (letter == 'u' && value != 'u')
        {
            at = Put(target, at, "00"u8);
            target[at++] = "0123456789abcdef"u8[value >> 4];
            target[at++] = "0123456789abcdef"u8[value & 15];
        }

        return at;
    }

    /// <summary>What stands in a JSON string as it is.</summary>
    private static readonly System.Buffers.SearchValues<byte> s_plain = System.Buffers.SearchValues.Create(Plain());

    private static byte[] Plain()
    {
        var plain = new List<byte>();
        for (var value = 0x20; value < 0x7F; value++)
            if ((char)value is not ('"' or '\\'))
                plain.Add((byte)value);
        return [.. plain];
    }
}
