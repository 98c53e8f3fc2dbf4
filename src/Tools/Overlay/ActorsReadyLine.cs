using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Overlay;

/// <summary>
/// <c>actors-ready-line FD PATTERN FILE PROG...</c>: goes on as FILE, whose output goes through a process beside it that writes a newline to FD when a line
/// of it matches. Pid 1 starts services by it whose policy says that a line of their log tells that they are ready.
/// </summary>
internal static class ActorsReadyLine
{
    public const string Name = "actors-ready-line";
    public const string ChildName = "actors-ready-line (child)";

    /// <summary>Of a line that has no end this much is looked at.</summary>
    private const int LongestLine = 8192;

    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 5 || !Numbers.TryParse(context.Arguments[1], out uint notification))
            throw context.Usage("actors-ready-line fd pattern file prog...");
        var pipes = new[] { Descriptors.Pipe(), Descriptors.Pipe() };
        NotifyChild.Start(context, ChildName, isOrphan: true, [pipes[0].Read.Number, pipes[1].Read.Number, (int)notification], context.Arguments[2]);
        for (var stream = 0; stream < 2; stream++)
        {
            var errno = Descriptors.TryCopy(pipes[stream].Write.Number, stream + 1);
            if (errno != 0)
                throw context.Failed("fd_move", errno);
        }

        // The pipes' own numbers are close-on-exec; this one is not.
        _ = Descriptors.Close((int)notification);
        return ChainStep.Continue(context.Arguments[4..], context.Arguments[3]);
    }

    /// <summary>The process beside it: copies what it reads, until both ends are closed.</summary>
    public static ChainStep RunChild(ChainContext context)
    {
        if (NotifyChild.HasHandedOn(context, 3, out var numbers))
            return ChainStep.Exit(0);
        // It ends with the service, which may have something to say when it is told to end.
        Signals.SetIgnored(Signal.Term);
        Signals.SetIgnored(Signal.Int);
        Signals.SetIgnored(Signal.Hup);
        if (PosixRegex.TryCompile(context.Arguments[^1], PosixRegexOptions.Extended, out var pattern, out var fault) != 0)
            throw context.Fatal(ExitCode.WrongUsage, $"invalid pattern {context.Arguments[^1]}: {fault}");
        using (pattern)
            Copy(numbers, pattern!);
        return ChainStep.Exit(0);
    }

    private static void Copy(int[] numbers, PosixRegex pattern)
    {
        var buffer = new byte[16384];
        var lines = new[] { "", "" };
        var open = new[] { true, true };
        var isReady = false;
        while (open[0] || open[1])
        {
            _ = Descriptors.PollAny(-1, [open[0] ? numbers[0] : -1, open[1] ? numbers[1] : -1]);
            for (var stream = 0; stream < 2; stream++)
            {
                if (!open[stream] || !Descriptors.Poll(numbers[stream], forWriting: false, 0))
                    continue;
                var count = Descriptors.Read(numbers[stream], buffer);
                if (count <= 0)
                {
                    open[stream] = false;
                    continue;
                }

                _ = Descriptors.WriteAll(stream + 1, buffer.AsSpan(0, count));
                if (isReady || !HasMatch(ref lines[stream], ByteString.FromBytes(buffer.AsSpan(0, count)), pattern))
                    continue;
                isReady = true;
                _ = Descriptors.WriteAll(numbers[2], "\n"u8);
                _ = Descriptors.Close(numbers[2]);
            }
        }
    }

    private static bool HasMatch(ref string line, string text, PosixRegex pattern)
    {
        line += text;
        for (var end = line.IndexOf('\n'); end >= 0; end = line.IndexOf('\n'))
        {
            if (pattern.IsMatch(line[..end].Replace('\0', ' ')))
                return true;
            line = line[(end + 1)..];
        }

        if (line.Length > LongestLine)
            line = line[^LongestLine..];
        return false;
    }
}
