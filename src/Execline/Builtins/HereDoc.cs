using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>heredoc [ -d ] fd string command...</c></summary>
internal static class HereDoc
{
    private const string UsageText = "heredoc [ -d ] fd string command...";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "d");
        var orphan = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            orphan = letter == 'd' ? true : throw context.Usage(UsageText);
        var operands = options.Operands;
        if (operands.Count < 3 || !ScanNumber.TryWhole(operands[0], out var target))
            throw context.Usage(UsageText);
        var (read, write) = context.Pipe("pipe");
        using (write)
            Fill(context, write, operands[1], orphan);
        var errno = ChainContext.Move(read.Release(), (int)target);
        return errno == 0 ? ChainStep.Continue(operands[2..]) : throw context.Unable(111, $"read on fd {operands[0]}", errno);
    }

    /// <summary>Puts the text into the pipe. What does not fit into it needs a process that waits for the reader.</summary>
    private static void Fill(ChainContext context, Descriptor pipe, string text, bool orphan)
    {
        var bytes = ByteString.ToBytes(text);
        _ = Descriptors.TrySetNonBlocking(pipe.Number, true);
        var written = 0;
        while (written < bytes.Length)
        {
            var count = Descriptors.Write(pipe.Number, bytes.AsSpan(written));
            if (count < 0)
                break;
            written += count;
        }

        _ = Descriptors.TrySetNonBlocking(pipe.Number, false);
        if (written == bytes.Length)
            return;
        var request = new ChildRequest((string[])[PipeWriter.Name, .. PipeWriter.Pieces(text[written..])], context.Environment)
        {
            Descriptors = [(1, pipe.Number)],
            NeedsProcess = true,
        };
        var errno = orphan ? Orphan.Start(context, request, out _) : Background.Start(context, request, out _);
        if (errno != 0)
            throw context.Unable(111, orphan ? "doublefork" : "fork", errno);
    }
}
