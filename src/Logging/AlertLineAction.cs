namespace Actors.Logging;

/// <summary>Lines to the standard error, cut to a limit.</summary>
internal sealed class AlertLineAction(LogHost host, LineFormat format, uint limit) : LineAction
{
    public override bool NeedsTime => format.NeedsTime;

    public override void Append(LineStamps time, ReadOnlySpan<byte> line)
    {
        var isCut = limit > 0 && (ulong)limit + 3 < (ulong)line.Length;
        if (isCut)
            line = line[..(int)limit];
        var announcement = "s6-log: alert: "u8;
        var rented = host.Buffers.Rent();
        var largest = announcement.Length + format.LargestLength(line.Length) + 3;
        var buffer = largest <= rented.Length ? rented : new byte[largest];
        announcement.CopyTo(buffer);
        var length = announcement.Length;
        length += format.Write(time, line, buffer.AsSpan(length));
        if (isCut)
        {
            "...\n"u8.CopyTo(buffer.AsSpan(length - 1));
            length += 3;
        }

        host.WriteAlert(buffer.AsSpan(0, length));
        host.Buffers.Return(rented);
    }
}
