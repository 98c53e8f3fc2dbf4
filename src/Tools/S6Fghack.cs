using Actors.Execline;
using Actors.Platform;
using Actors.Tools.Sockets;

namespace Actors.Tools;

/// <summary>
/// <c>s6-fghack</c>: runs a program that goes into the background, and waits until all its processes are gone: until the last copy of a pipe is closed,
/// of which it gives the program many.
/// </summary>
internal static class S6Fghack
{
    private const int Copies = 31;

    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 2)
            throw context.Usage("s6-fghack prog...");
        context.Warn("this program is obsolescent, please use s6-background-watch instead");
        var command = context.Arguments[1..];
        var (read, write) = Descriptors.Pipe();
        using (read)
        {
            var pid = Start(context, command, write);
            var count = Descriptors.Read(read.Number, new byte[1]);
            if (count < 0)
                throw context.Failed("read on hackpipe", -count);
            if (count > 0)
                throw context.Fatal(102, $"{command[0]} wrote on hackpipe");
            var errno = Children.Wait(pid, out _, out var status);
            return errno == 0 ? ChainStep.Exit(S6Sudoc.CodeOf(status)) : throw context.Failed("wait_pid", errno);
        }
    }

    private static int Start(ChainContext context, ArraySegment<string> command, Descriptor write)
    {
        var copies = new List<Descriptor>();
        try
        {
            using (write)
            {
                for (var i = 0; i < Copies; i++)
                {
                    copies.Add(write.Duplicate());
                    Descriptors.SetCloseOnExec(copies[^1].Number, false);
                }
            }

            return ToolChildren.StartOrFail(context, command);
        }
        finally
        {
            copies.ForEach(copy => copy.Dispose());
        }
    }
}
