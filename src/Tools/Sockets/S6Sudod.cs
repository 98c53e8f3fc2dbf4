using System.Buffers.Binary;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary>
/// <c>s6-sudod</c>, under s6-ipcserver: runs its program, with a client's arguments behind its own, and the client's standard streams. Of the client's
/// environment count the variables that are empty here. If the client goes, the program gets SIGTERM and SIGCONT.
/// </summary>
internal static class S6Sudod
{
    private const string Usage = "s6-sudod [ -0 ] [ -1 ] [ -2 ] [ -d ] [ -t timeout ] args...";

    public static ChainStep Run(ChainContext context)
    {
        var (noInput, noOutput, noErrors, detached) = (false, false, false, false);
        uint milliseconds = 0;
        var options = new ShortOptions(context.Arguments, "012dt:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case '0': noInput = true; break;
                case '1': noOutput = true; break;
                case '2': noErrors = true; break;
                case 'd': (noInput, noOutput, noErrors, detached) = (true, true, true, true); break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                default: throw context.Usage(Usage);
            }
        }

        Signals.SetIgnored(Signal.Pipe);
        var deadline = Deadline.In(milliseconds);
        using var request = Receive(context, deadline);
        if (SudoProtocol.TryParse(request.Data, out var arguments, out var environment) is { } complaint)
            throw context.Fatal(ExitCode.WrongUsage, complaint);
        string[] command = [.. options.Operands, .. arguments];
        if (command.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "client and server args both empty");
        using var input = noInput ? Files.Open("/dev/null", OpenMode.Read) : null;
        using var output = noOutput ? Files.Open("/dev/null", OpenMode.Write) : null;
        var errno = ToolChildren.Start(
            context,
            command,
            Merge(context, environment),
            out var pid,
            (0, (input ?? request.Descriptors[0]).Number),
            (1, (output ?? request.Descriptors[1]).Number),
            (2, noErrors ? 2 : request.Descriptors[2].Number));
        if (errno != 0)
            throw context.Failed($"spawn {command[0]}", errno);
        request.Dispose();
        Say(context, [0], "send confirmation to client");
        return ChainStep.Exit(Attend(context, pid, detached));
    }

    private static UnixMessage Receive(ChainContext context, Deadline deadline)
    {
        Say(context, ByteString.ToBytes(SudoProtocol.ServerBanner), "write banner to client");
        var errno = new UnixMessages(0, 1).TryReceive(deadline, out var request);
        if (errno != 0)
            throw context.Failed("read message from client", errno);
        return request!.Descriptors.Count == 3 ? request : throw context.Fatal(ExitCode.WrongUsage, "client did not send 3 fds");
    }

    private static EnvironmentBlock Merge(ChainContext context, string[] entries)
    {
        var environment = context.Environment.Clone();
        foreach (var entry in entries)
        {
            var equals = entry.IndexOf('=');
            if (equals < 0)
            {
                Say(context, [Errno.EINVAL], "send confirmation to client");
                throw context.Fatal(ExitCode.WrongUsage, "bad environment from client");
            }

            if (context.Environment[entry[..equals]] is { Length: 0 })
                environment[entry[..equals]] = entry[(equals + 1)..];
        }

        return environment;
    }

    /// <summary>Waits for the program, and tells the client how it ended; or for the client, which may go before.</summary>
    private static int Attend(ChainContext context, int pid, bool detached)
    {
        using var child = new WatchedChild(pid);
        var clientIsGone = Descriptors.PollAny(-1, child.DescriptorNumber, 0) == 1;
        if (clientIsGone && !detached)
        {
            _ = Signals.Send(pid, Signal.Term);
            _ = Signals.Send(pid, Signal.Cont);
            return 1;
        }

        if (clientIsGone)
        {
            _ = Descriptors.Poll(child.DescriptorNumber, forWriting: false, -1);
            return 0;
        }

        var status = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(status, child.Status.WaitStatus);
        Say(context, status, "write status to client");
        return 0;
    }

    private static void Say(ChainContext context, ReadOnlySpan<byte> bytes, string action)
    {
        var errno = Descriptors.WriteAll(1, bytes);
        if (errno != 0)
            throw context.Failed(action, errno);
    }
}
