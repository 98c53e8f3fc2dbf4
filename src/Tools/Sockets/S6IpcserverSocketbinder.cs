using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-ipcserver-socketbinder</c>: goes on with a unix-domain socket at a path as standard input.</summary>
internal static class S6IpcserverSocketbinder
{
    private const string Usage = "s6-ipcserver-socketbinder [ -d | -D ] [ -b backlog ] [ -M | -m ] [ -a perms ] [ -B ] path prog...";
    private const uint LongestBacklog = 4096;

    public static ChainStep Run(ChainContext context)
    {
        var (replace, datagrams, nonBlocking, backlog, permissions) = (true, false, true, LongestBacklog, 0x1FFu);
        var options = new ShortOptions(context.Arguments, "DdMmBb:a:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'D': replace = false; break;
                case 'd': replace = true; break;
                case 'M': datagrams = false; break;
                case 'm': datagrams = true; break;
                case 'B': nonBlocking = false; break;
                case 'b' when Numbers.TryParse(options.Value, out backlog): break;
                case 'a' when Numbers.TryParseOctal(options.Value, out permissions): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var path, _, ..] operands)
            throw context.Usage(Usage);
        using var socket = UnixSocket.Create(datagrams, nonBlocking);
        var mask = Files.SetCreationMask(~permissions & 0x1FF);
        Descriptor? held = null;
        var errno = replace ? UnixSocket.TryBindReplacing(socket.Number, path, out held) : UnixSocket.TryBind(socket.Number, path);
        Files.SetCreationMask(mask);
        if (errno == 0 && backlog > 0)
        {
            errno = UnixSocket.TryListen(socket.Number, (int)Math.Min(backlog, LongestBacklog));
            if (errno != 0)
                throw context.Failed($"listen to {path}", errno);
        }

        if (errno != 0)
            throw context.Failed($"bind to {path}", errno);
        Descriptors.Move(socket.Number, 0);
        held?.Dispose();
        return ChainStep.Continue(operands[1..]);
    }
}
