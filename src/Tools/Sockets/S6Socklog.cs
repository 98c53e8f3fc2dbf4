using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-socklog</c>: copies syslog messages from /dev/log, another socket, or UDP to standard output, a line each, with their priorities in words.</summary>
internal static class S6Socklog
{
    private const string Usage =
        "s6-socklog [ -d notif ] [ -r ] [ -U | -u uid -g gid -G gidlist ] [ -l linelen ] [ -t lameducktimeout ] [ -x socket | -i ip_port ]";

    private const uint ShortestLine = 76, LongestLine = 1048576;

    public static ChainStep Run(ChainContext context)
    {
        var raw = false;
        uint notification = 0, lineLength = 1024, lameDuck = 0, user = 0, group = 0;
        uint[]? groups = null;
        string path = "/dev/log", address = "";
        var options = new ShortOptions(context.Arguments, "rd:l:t:u:g:G:Ux:i:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'r': raw = true; break;
                case 'd' when Numbers.TryParse(options.Value, out notification): break;
                case 'l' when Numbers.TryParse(options.Value, out lineLength): break;
                case 't' when Numbers.TryParse(options.Value, out lameDuck): break;
                case 'u' when Numbers.TryParse(options.Value, out user): break;
                case 'g' when Numbers.TryParse(options.Value, out group): break;
                case 'G' when Numbers.TryParseList(options.Value, out groups): break;
                case 'U': (user, group, groups) = S6Applyuidgid.FromEnvironment(context); break;
                case 'x': (path, address) = (options.Value, ""); break;
                case 'i': (path, address) = ("", options.Value); break;
                default: throw context.Usage(Usage);
            }
        }

        CheckDescriptors(context, notification);
        using var signals = DaemonSignals.Open(context, Signal.Term);
        Descriptor? held = null;
        using var socket = path.Length > 0 ? BindPath(context, path, out held) : BindAddress(context, address);
        S6Applyuidgid.Apply(user, group, groups, context);
        if (notification > 0)
        {
            _ = Descriptors.WriteAll((int)notification, "\n");
            _ = Descriptors.Close((int)notification);
        }

        var copier = new DatagramCopier(context, socket.Number, (int)Math.Clamp(lineLength, ShortestLine, LongestLine)) { IsRaw = raw, NamesSender = path.Length == 0 };
        var inTime = copier.Run(signals, lameDuck);
        held?.Dispose();
        return ChainStep.Exit(inTime ? 0 : ExitCode.TimedOut);
    }

    private static void CheckDescriptors(ChainContext context, uint notification)
    {
        if (notification is > 0 and < 3)
            throw context.Fatal(ExitCode.WrongUsage, "notification fd must be 3 or more");
        if (notification > 0 && !Descriptors.IsInheritable((int)notification))
            throw context.Fatal(ExitCode.WrongUsage, $"invalid notification fd: {Errno.Describe(Errno.EBADF)}");
        foreach (var (fd, name) in (ReadOnlySpan<(int, string)>)[(1, "out"), (2, "err")])
        {
            if (!Descriptors.IsOpen(fd))
                throw context.Fatal(ExitCode.WrongUsage, $"invalid std{name}: {Errno.Describe(Errno.EBADF)}");
        }
    }

    private static Descriptor BindPath(ChainContext context, string path, out Descriptor? held)
    {
        var socket = UnixSocket.Create(datagrams: true, nonBlocking: true);
        var mask = Files.SetCreationMask(0);
        var errno = UnixSocket.TryBindReplacing(socket.Number, path, out held);
        Files.SetCreationMask(mask);
        return errno == 0 ? socket : throw context.Failed($"bind socket to {path}", errno);
    }

    /// <param name="context">Who fails.</param>
    /// <param name="text">An address, and perhaps a port after a '_' (or, for IPv4, a ':').</param>
    private static Descriptor BindAddress(ChainContext context, string text)
    {
        const ushort SyslogPort = 514;
        var end = text.LastIndexOf('_');
        if (end < 0 && text.IndexOf(':') == text.LastIndexOf(':'))
            end = text.IndexOf(':');
        var port = (uint)SyslogPort;
        if ((end >= 0 && (!Numbers.TryParse(text[(end + 1)..], out port) || port > ushort.MaxValue))
            || !InternetAddress.TryParse(end < 0 ? text : text[..end], (ushort)port, out var address))
        {
            throw context.Usage(Usage);
        }

        var errno = InternetAddress.TryBindDatagrams(address, out var socket);
        return errno == 0 ? socket! : throw context.Failed($"bind socket to ip {(end < 0 ? text : text[..end])} port {port}", errno);
    }
}
