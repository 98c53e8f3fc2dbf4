using Actors.Execline;
using Actors.Platform;
using Actors.Tools.Sockets;

namespace Actors.Tools;

/// <summary>
/// <c>s6-background-watch</c>: stays for a daemon that goes into the background and leaves its pid in a file: it lives as long as the daemon, ends as the daemon does, and
/// hands on the signals that it gets.
/// </summary>
internal static class S6BackgroundWatch
{
    private const string Usage = "s6-background-watch [ -t timeout ] [ -d notif ] pidfile prog...";
    private const int NoDaemon = 104;

    private static readonly string[] s_long = ["timeout-ready=t", "notification-fd=d"];

    /// <summary>What can be caught, and is not the work of a fault of our own.</summary>
    private static readonly Signal[] s_signals =
    [
        Signal.Hup, Signal.Int, Signal.Quit, Signal.Usr1, Signal.Usr2, Signal.Alrm, Signal.Term, Signal.Chld, Signal.Cont, Signal.Tstp, Signal.Ttin, Signal.Ttou, Signal.Urg,
        Signal.Xcpu, Signal.Xfsz, Signal.Vtalrm, Signal.Prof, Signal.Winch, Signal.Io, Signal.Pwr,
    ];

    public static ChainStep Run(ChainContext context)
    {
        uint milliseconds = 0, notification = 0;
        var options = new LongOptions(context, "t:d:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 'd' when Numbers.TryParse(options.Value, out notification): break;
                default: throw context.Usage(Usage);
            }

            if (option == 'd' && notification < 3)
                throw context.Fatal(ExitCode.WrongUsage, "notification-fd cannot be 0, 1 or 2");
        }

        if (options.Operands is not [var file, _, ..] operands)
            throw context.Usage(Usage);
        var command = operands[1..];
        if (notification > 0 && !Descriptors.IsInheritable((int)notification))
            throw context.Failed("check notification-fd", Errno.EBADF);
        using var signals = DaemonSignals.Open(context, s_signals);
        if (notification > 0)
            Descriptors.SetCloseOnExec((int)notification, true);
        var errno = Children.BecomeSubreaper();
        if (errno != 0)
            throw context.Failed("prctl with PR_SET_CHILD_SUBREAPER", errno);
        errno = ToolChildren.Start(context, command, out var pid);
        if (errno != 0)
            throw context.Unable(errno == Errno.ENOEXEC ? 126 : 127, $"spawn {command[0]}", errno);
        WaitForParent(context, signals, pid, file, command[0], Deadline.In(milliseconds));
        pid = ReadPid(context, file, command[0]);
        errno = Signals.Send(pid, Signal.None);
        if (errno != 0)
            throw context.Failed("check daemon with a null signal", errno);
        if (notification > 0)
        {
            _ = Descriptors.WriteAll((int)notification, "\n");
            _ = Descriptors.Close((int)notification);
        }

        return ChainStep.Exit(WaitForDaemon(context, signals, pid));
    }

    /// <summary>Waits until the process that was started leaves the daemon alone.</summary>
    private static void WaitForParent(ChainContext context, SignalDescriptor signals, int pid, string file, string program, Deadline deadline)
    {
        while (true)
        {
            if (!Descriptors.Poll(signals.Number, forWriting: false, deadline.Milliseconds))
            {
                context.Warn($"{program} (parent) did not exit before timeout-ready, killing it");
                _ = Signals.Send(pid, Signal.Kill);
                deadline = Deadline.Never;
            }
            else if (HandOn(signals, pid) && Collect(context, pid, out var status))
            {
                if (status.IsSuccess)
                    return;
                Files.Remove(file);
                throw context.Fatal(
                    status.ShellCode, $"{program} (parent) {(status.IsSignaled ? $"crashed with signal {(int)status.Signal}" : $"exited {status.Code}")}");
            }
        }
    }

    private static int ReadPid(ChainContext context, string file, string program)
    {
        var errno = Files.TryReadAllBytes(file, out var bytes);
        if (errno == Errno.ENOENT)
            throw context.Unable(NoDaemon, $"{program} (parent) exited but pidfile {file} does not exist", errno);
        if (errno != 0)
            throw context.Failed($"open {file}", errno);
        return Numbers.TryParse(ByteString.FromBytes(bytes).Split('\n')[0], out uint pid) && pid is > 0 and <= int.MaxValue
            ? (int)pid
            : throw context.Fatal(NoDaemon, $"pidfile {file} does not contain a valid pid");
    }

    private static int WaitForDaemon(ChainContext context, SignalDescriptor signals, int pid)
    {
        ExitStatus status;
        // It may have ended before this began, with its SIGCHLD read already.
        while (!Collect(context, pid, out status))
        {
            while (!HandOn(signals, pid))
            {
            }
        }

        return status.ShellCode;
    }

    /// <summary>Waits for signals, and sends them on; whether a child has ended.</summary>
    private static bool HandOn(SignalDescriptor signals, int pid)
    {
        Span<Signal> arrived = stackalloc Signal[16];
        var ended = false;
        foreach (var signal in arrived[..signals.Read(arrived)])
        {
            if (signal == Signal.Chld)
                ended = true;
            else
                _ = Signals.Send(pid, signal);
        }

        return ended;
    }

    private static bool Collect(ChainContext context, int pid, out ExitStatus status)
    {
        var errno = Children.Wait(pid, out _, out status, block: false);
        return errno is 0 or Errno.EAGAIN ? errno == 0 : throw context.Failed("wait", errno);
    }
}
