using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>redirfd -[ r | w | u | a | x ] [ -N | -n ] [ -b ] [ -f ] [ -E | -e ] fd|var file prog...</c></summary>
internal static class RedirFd
{
    private const uint Read = 0x1, Write = 0x2, Create = 0x4, Append = 0x8, Truncate = 0x10, Exclusive = 0x20, NonBlocking = 0x40,
        SwitchMode = 0x100, TellNumber = 0x200, Import = 0x400;

    private const string UsageText = "redirfd -[ r | w | u | a | x ] [ -N | -n ] [ -b ] [ -f ] [ -E | -e ] fd|var file prog...";

    private static readonly LongOption[] s_switches =
    [
        new('r', null, Read, Write | Append | Create | Truncate | Exclusive),
        new('w', null, Write | Create | Truncate, Read | Append | Exclusive),
        new('u', null, Read | Write, Append | Create | Truncate | Exclusive),
        new('a', null, Write | Create | Append, Read | Truncate | Exclusive),
        new('x', null, Write | Create | Exclusive, Read | Append | Truncate),
        new('N', "block", 0, NonBlocking),
        new('n', "nonblock", NonBlocking),
        new('b', "switch-block", SwitchMode),
        new('f', "open", TellNumber),
        new('e', "no-autoimport", 0, Import),
        new('E', "autoimport", Import),
        new('\0', "no-read", 0, Read),
        new('\0', "read", Read),
        new('\0', "no-write", 0, Write),
        new('\0', "write", Write),
        new('\0', "no-create", 0, Create),
        new('\0', "create", Create),
        new('\0', "no-append", 0, Append),
        new('\0', "append", Append),
        new('\0', "no-trunc", 0, Truncate),
        new('\0', "trunc", Truncate),
        new('\0', "no-excl", 0, Exclusive),
        new('\0', "excl", Exclusive),
    ];

    public static ChainStep Run(ChainContext context)
    {
        var (bits, target, mode, operands) = ReadArguments(context);
        var file = Open(context, operands[1], mode);
        var number = file.Number;
        if ((bits & SwitchMode) != 0)
        {
            var errno = Descriptors.TrySetNonBlocking(number, (bits & NonBlocking) == 0);
            if (errno != 0)
                throw context.Unable(111, "change blocking mode", errno);
        }

        _ = file.Release();
        if ((bits & TellNumber) != 0)
        {
            Descriptors.SetCloseOnExec(number, false);
            return context.ContinueWith(operands[0], ChainContext.Decimal(number), (bits & Import) != 0, operands[2..]);
        }

        var moved = ChainContext.Move(number, target);
        return moved == 0 ? ChainStep.Continue(operands[2..]) : throw context.Unable(111, "fd_move", moved);
    }

    /// <summary>Reads a command line that does no more than open a file under a number.</summary>
    /// <returns>Null where it does more.</returns>
    public static (int Target, string Path, OpenMode Mode, ArraySegment<string> Command)? ReadPlain(ChainContext context)
    {
        var (bits, target, mode, operands) = ReadArguments(context);
        return (bits & (SwitchMode | TellNumber | Exclusive)) == 0 ? (target, operands[1], mode, operands[2..]) : null;
    }

    private static (uint Bits, int Target, OpenMode Mode, ArraySegment<string> Operands) ReadArguments(ChainContext context)
    {
        var bits = LongOptions.Read(context, s_switches, null, out _, out var operands);
        uint target = 0;
        if (operands.Count < 3 || (bits & (Read | Write)) == 0
            || ((bits & TellNumber) == 0 && !ScanNumber.TryWhole(operands[0], out target)))
        {
            throw context.Usage(UsageText);
        }

        return (bits, (int)target, ModeOf(bits), operands);
    }

    private static OpenMode ModeOf(uint bits)
    {
        var mode = (bits & (Read | Write)) switch { Read | Write => OpenMode.ReadWrite, Write => OpenMode.Write, _ => OpenMode.Read };
        foreach (var (bit, flag) in (ReadOnlySpan<(uint, OpenMode)>)
            [(Create, OpenMode.Create), (Append, OpenMode.Append), (Truncate, OpenMode.Truncate), (Exclusive, OpenMode.Exclusive), (NonBlocking, OpenMode.NonBlocking)])
        {
            if ((bits & bit) != 0)
                mode |= flag;
        }

        return mode;
    }

    private static Descriptor Open(ChainContext context, string path, OpenMode mode)
    {
        var errno = Files.TryOpen(path, mode, out var file);
        if (errno == Errno.ENXIO && (mode & (OpenMode.Write | OpenMode.ReadWrite)) != 0)
        {
            // A FIFO that nobody reads: it can be opened for writing while we read it ourselves.
            errno = Files.TryOpen(path, OpenMode.Read | OpenMode.NonBlocking, out var reader);
            if (errno != 0)
                throw context.Unable(111, $"open_read {path}", errno);
            using (reader)
                errno = Files.TryOpen(path, mode, out file);
        }

        return errno == 0 ? file! : throw context.Unable(111, $"open {path}", errno);
    }
}
