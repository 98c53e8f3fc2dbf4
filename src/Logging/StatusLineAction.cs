using Actors.Platform;

namespace Actors.Logging;

/// <summary>
/// The last line as the content of a file, which is written beside it and renamed. Nothing is tried again: the next line is newer.
/// </summary>
internal sealed class StatusLineAction(LogHost host, LineFormat format, string file, uint size) : LineAction
{
    private bool _told;

    public override bool NeedsTime => format.NeedsTime;

    public override void Append(LineStamps time, ReadOnlySpan<byte> line)
    {
        var rented = host.Buffers.Rent();
        var largest = (int)Math.Max(format.LargestLength(line.Length), size);
        var buffer = largest <= rented.Length ? rented : new byte[largest];
        var length = format.Write(time, line, buffer);
        if (size > 0)
        {
            if (length < size)
                buffer.AsSpan(length, (int)size - length).Fill((byte)'\n');
            length = (int)size;
        }

        var errno = TryReplace(buffer.AsSpan(0, length));
        if (errno != 0 && !_told)
            host.Warn($"unable to write status file {file}: {Errno.Describe(errno)}");
        _told = errno != 0;
        host.Buffers.Return(rented);
    }

    private int TryReplace(ReadOnlySpan<byte> content)
    {
        var files = host.FileSystem;
        var temporary = file + ".new";
        var errno = files.Open(temporary, OpenMode.Write | OpenMode.Create | OpenMode.Truncate, out var descriptor);
        if (errno != 0)
            return errno;
        using (descriptor)
        {
            while (!content.IsEmpty && errno == 0)
            {
                var count = files.Write(descriptor!, content, []);
                if (count > 0)
                    content = content[count..];
                else
                    errno = count < 0 ? -count : Errno.EIO;
            }
        }

        if (errno == 0)
            errno = files.Rename(temporary, file);
        if (errno != 0)
            _ = files.Remove(temporary);
        return errno;
    }
}
