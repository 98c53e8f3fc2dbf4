using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>s6-notify-fd-from-socket</c>, in a run script: for a service that says <c>READY=1</c> to the socket in NOTIFY_SOCKET (sd_notify(3)). A child has the socket, and writes a
/// newline to the notification descriptor then.
/// </summary>
internal static class S6NotifyFdFromSocket
{
    /// <summary>The child's word.</summary>
    public const string ChildName = "s6-notify-fd-from-socket (child)";

    private const string Usage = "s6-notify-fd-from-socket [ -f ] [ -3 fd ] [ -t timeout ] prog...";
    private const int LongestMessage = 8192;

    private static readonly string[] s_long = ["no-doublefork=f", "doublefork=F", "notification-fd=3", "timeout=t"];

    public static ChainStep Run(ChainContext context)
    {
        var isOrphan = true;
        uint? notification = null;
        uint milliseconds = 0;
        var options = new LongOptions(context, "f3:t:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'f': isOrphan = false; break;
                case 'F': isOrphan = true; break;
                case '3': notification = options.Number(); break;
                default: milliseconds = options.Number(); break;
            }
        }

        if (options.Operands.Count == 0)
            throw context.Usage(Usage);
        var fd = (int)(notification ?? S6Notifyoncheck.ReadNotification(context));
        if (!Descriptors.IsInheritable(fd))
            throw context.Fatal(ExitCode.SystemCallFailed, $"notification-fd sanity check failed: {Errno.Describe(Errno.EBADF)}");
        using (var socket = UnixSocket.Create(datagrams: true, nonBlocking: true))
        {
            var errno = UnixSocket.TryBindAutomatically(socket.Number, out var name);
            if (errno != 0)
                throw context.Failed("bind", errno);
            NotifyChild.Start(context, ChildName, isOrphan, [socket.Number, fd], NotifyChild.Text((int)milliseconds));
            context.Environment["NOTIFY_SOCKET"] = name;
        }

        _ = Descriptors.Close(fd);
        return ChainStep.Continue(options.Operands);
    }

    /// <summary>The child: waits for the message, until nobody can send one that anybody hears.</summary>
    public static ChainStep RunChild(ChainContext context)
    {
        if (NotifyChild.HasHandedOn(context, 2, out var numbers))
            return ChainStep.Exit(0);
        var (socket, notification) = (numbers[0], numbers[1]);
        var deadline = Deadline.In(Numbers.TryParse(context.Arguments[4], out uint milliseconds) ? milliseconds : 0);
        var requests = new PollRequest[2];
        var buffer = new byte[LongestMessage];
        while (true)
        {
            (requests[0], requests[1]) = (new(socket), PollRequest.ForHangup(notification));
            if (Descriptors.Poll(requests, deadline.Milliseconds) == 0)
                throw context.Fatal(ExitCode.TimedOut, "timed out waiting for notification");
            if (requests[1].IsReady)
                return ChainStep.Exit(0);
            var count = Descriptors.Read(socket, buffer);
            if (count < 0 && count != -Errno.EAGAIN)
                throw context.Failed("recv", -count);
            if (count <= 0 || !SaysReady(ByteString.FromBytes(buffer.AsSpan(0, count))))
                continue;
            _ = Descriptors.WriteAll(notification, "\n");
            return ChainStep.Exit(0);
        }
    }

    /// <summary>Whether a line of the message is <c>READY=1</c>; the last may lack its newline.</summary>
    internal static bool SaysReady(string message) => ("\n" + message + "\n").Contains("\nREADY=1\n", StringComparison.Ordinal);
}
