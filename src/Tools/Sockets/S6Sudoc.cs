using System.Buffers.Binary;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Sockets;

/// <summary><c>s6-sudoc</c>, under s6-ipcclient: asks s6-sudod to run its program with these arguments, and exits as that does.</summary>
internal static class S6Sudoc
{
    private const string Usage = "s6-sudoc [ -e ] [ -t timeoutconn ] [ -T timeoutrun ] [ args... ]";
    private const int Reading = 6, Writing = 7;

    public static ChainStep Run(ChainContext context)
    {
        uint connecting = 0, running = 0;
        var environment = true;
        var options = new ShortOptions(context.Arguments, "et:T:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'e': environment = false; break;
                case 't' when Numbers.TryParse(options.Value, out connecting): break;
                case 'T' when Numbers.TryParse(options.Value, out running): break;
                default: throw context.Usage(Usage);
            }
        }

        if (!Descriptors.IsInheritable(Reading) || !Descriptors.IsInheritable(Writing))
            throw context.Failed("make socket non-blocking", Errno.EBADF);
        EnsureStandardStreams();
        var deadline = Deadline.In(connecting);
        Greet(context, deadline);
        var request = SudoProtocol.Format(options.Operands, environment ? context.Environment.ToArray() : []);
        var errno = new UnixMessages(Reading, Writing).Send(request, deadline, 0, 1, 2);
        if (errno != 0)
            throw context.Failed("send args to server", errno);
        Span<byte> answer = stackalloc byte[4];
        Read(context, answer[..1], deadline, "get confirmation from server");
        if (answer[0] != 0)
            throw context.Failed("start privileged program: server answered: ", answer[0]);
        Read(context, answer, Deadline.In(running), "get exit status from server");
        return ChainStep.Exit(CodeOf(ExitStatus.FromWaitStatus(BinaryPrimitives.ReadInt32BigEndian(answer))));
    }

    /// <summary>The exit code for a program that ended so; from 128 on they would look like signals.</summary>
    public static int CodeOf(ExitStatus status) => status.IsSignaled ? 128 + (int)status.Signal : Math.Min(status.Code, 128);

    private static void Greet(ChainContext context, Deadline deadline)
    {
        Span<byte> banner = stackalloc byte[SudoProtocol.ServerBanner.Length];
        var count = TryRead(banner, deadline, out var errno);
        if (count == 0 && errno == 0)
        {
            throw context.Fatal(
                ExitCode.SystemCallFailed, "unable to connect to the s6-sudod server - check that you have appropriate permissions");
        }

        if (count < banner.Length)
            throw context.Failed("read banner from s6-sudod", errno == 0 ? Errno.EPIPE : errno);
        if (ByteString.FromBytes(banner) != SudoProtocol.ServerBanner)
            throw context.Fatal(ExitCode.WrongUsage, "wrong banner - check that you are connecting to a s6-sudod server");
    }

    private static void Read(ChainContext context, Span<byte> buffer, Deadline deadline, string action)
    {
        if (TryRead(buffer, deadline, out var errno) < buffer.Length)
            throw context.Failed(action, errno == 0 ? Errno.EPIPE : errno);
    }

    /// <returns>How many bytes came, before the end, a failure or the deadline.</returns>
    private static int TryRead(Span<byte> buffer, Deadline deadline, out int errno)
    {
        errno = 0;
        var length = 0;
        while (length < buffer.Length)
        {
            if (!Descriptors.Poll(Reading, forWriting: false, deadline.Milliseconds))
            {
                errno = Errno.ETIMEDOUT;
                break;
            }

            var count = Descriptors.Read(Reading, buffer[length..]);
            if (count == -Errno.EAGAIN)
                continue;
            if (count <= 0)
            {
                errno = -count;
                break;
            }

            length += count;
        }

        return length;
    }

    /// <summary>The server gets all three, so they must be something.</summary>
    private static void EnsureStandardStreams()
    {
        for (var fd = 2; fd >= 0; fd--)
        {
            if (Descriptors.IsOpen(fd))
                continue;
            using var nothing = Files.Open("/dev/null", fd == 0 ? OpenMode.Read : OpenMode.Write);
            Descriptors.Move(nothing.Number, fd);
            if (nothing.Number == fd)
                nothing.Release();
        }
    }
}
