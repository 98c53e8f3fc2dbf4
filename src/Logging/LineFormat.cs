using Actors.Platform;

namespace Actors.Logging;

/// <summary>How an action writes a line: what it puts around it.</summary>
/// <param name="stamps">The times in front.</param>
/// <param name="prefix">A text behind those, with its blank; may be empty.</param>
/// <param name="json">Lines are JSON objects instead; null: they are not.</param>
internal sealed class LineFormat(LineStamp stamps, byte[] prefix, JsonLine? json)
{
    private readonly int _before = LineStamps.LengthOf(stamps) + prefix.Length;

    /// <summary>Whether a line is written as it is.</summary>
    public bool IsPlain => _before == 0 && json is null;

    /// <summary>Whether a line's time is needed.</summary>
    public bool NeedsTime => stamps != LineStamp.None || json is not null;

    /// <summary>No more than so many bytes are written for a line of <paramref name="length"/> bytes.</summary>
    public int LargestLength(int length) => json is not null ? json.LargestLength(length) : _before + length + 1;

    /// <summary>Writes a line with its newline.</summary>
    /// <returns>How many bytes.</returns>
    public int Write(LineStamps time, ReadOnlySpan<byte> line, Span<byte> target)
    {
        if (json is not null)
            return json.Write(time, line, target);
        var length = WriteBefore(time, target);
        line.CopyTo(target[length..]);
        length += line.Length;
        target[length] = (byte)'\n';
        return length + 1;
    }

    /// <summary>Writes what stands in front of a line.</summary>
    /// <returns>How many bytes.</returns>
    public int WriteBefore(LineStamps time, Span<byte> target)
    {
        var length = stamps == LineStamp.None ? 0 : time.Write(stamps, target);
        if (prefix.Length == 0)
            return length;
        prefix.CopyTo(target[length..]);
        return length + prefix.Length;
    }

    /// <summary>The format of an action in a script.</summary>
    public static LineFormat Of(LogAction action, string service, JsonLine? json)
    {
        var prefix = action.Prefix.Length > 0 ? action.Prefix + " " : "";
        return new(action.Stamps, ByteString.ToBytes(service + prefix), json);
    }
}
