using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// <c>s6-notify-socket-from-fd</c>: for a service that writes a newline when it is ready, under a supervisor that wants to hear it at the socket in NOTIFY_SOCKET
/// (sd_notify(3)). A child reads the service's descriptor, and sends <c>READY=1</c> then.
/// </summary>
internal static class S6NotifySocketFromFd
{
    /// <summary>The child's word.</summary>
    public const string ChildName = "s6-notify-socket-from-fd (child)";

    private const string Usage = "s6-notify-socket-from-fd [ -d fd ] [ -f ] [ -t timeout ] [ -k ] prog...";
    private const string Variable = "NOTIFY_SOCKET";

    private static readonly string[] s_long = ["doublefork=F", "no-doublefork=f", "keep-environment=k", "notification-fd=d", "timeout=t"];

    public static ChainStep Run(ChainContext context)
    {
        var (isOrphan, keep) = (true, false);
        uint notification = 1, milliseconds = 0;
        var options = new LongOptions(context, "fkd:t:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'f': isOrphan = false; break;
                case 'F': isOrphan = true; break;
                case 'k': keep = true; break;
                case 'd': notification = options.Number(); break;
                default: milliseconds = options.Number(); break;
            }
        }

        if (options.Operands.Count == 0)
            throw context.Usage(Usage);
        if (context.Environment[Variable] is not { } name)
            return ChainStep.Continue(options.Operands);
        var (read, write) = Descriptors.Pipe();
        using (read)
        {
            using (write)
            {
                NotifyChild.Start(
                    context, ChildName, isOrphan, [read.Number], NotifyChild.Text((int)milliseconds), NotifyChild.Text(Identity.ProcessId), name);
                var errno = Descriptors.TryCopy(write.Number, (int)notification);
                if (errno != 0)
                    throw context.Failed("fd_move", errno);
                if (write.Number == (int)notification)
                    _ = write.Release();
                else if (read.Number == (int)notification)
                    _ = read.Release(); // the copy took its place
            }
        }

        if (!keep)
            context.Environment[Variable] = null;
        return ChainStep.Continue(options.Operands);
    }

    /// <summary>The child: waits for the newline, sends the message, and waits until it was taken in.</summary>
    public static ChainStep RunChild(ChainContext context)
    {
        if (NotifyChild.HasHandedOn(context, 1, out var numbers))
            return ChainStep.Exit(0);
        var deadline = Deadline.In(Numbers.TryParse(context.Arguments[3], out uint milliseconds) ? milliseconds : 0);
        var buffer = new byte[4096];
        int count;
        do
        {
            if (!Descriptors.Poll(numbers[0], forWriting: false, deadline.Milliseconds))
                return ChainStep.Exit(ExitCode.TimedOut);
            count = Descriptors.Read(numbers[0], buffer);
            if (count <= 0)
                return count == 0 ? ChainStep.Exit(1) : throw context.Failed("read from parent", -count);
        }
        while (!buffer.AsSpan(0, count).Contains((byte)'\n'));
        return Notify(context, context.Arguments[4], context.Arguments[5], deadline);
    }

    private static ChainStep Notify(ChainContext context, string pid, string name, Deadline deadline)
    {
        using var socket = UnixSocket.Create(datagrams: true, nonBlocking: false);
        var errno = UnixSocket.TryConnectByName(socket.Number, name);
        if (errno != 0)
            throw context.Failed($"send notification message to {name}", errno);
        Send($"READY=1\nMAINPID={pid}\n", [], "message");
        // Whoever reads this closes the descriptor with it, after all that was sent before.
        var (read, write) = Descriptors.Pipe();
        using (read)
        {
            using (write)
                Send("BARRIER=1\n", [write.Number], "barrier message");
            return ChainStep.Exit(Descriptors.Poll(read.Number, forWriting: false, deadline.Milliseconds) ? 0 : ExitCode.TimedOut);
        }

        void Send(string text, ReadOnlySpan<int> descriptors, string what)
        {
            var sent = UnixSocket.Send(socket.Number, ByteString.ToBytes(text), descriptors);
            if (sent < 0)
                throw context.Failed($"send notification {what} to {name}", -sent);
        }
    }
}
