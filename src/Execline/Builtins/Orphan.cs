using System.Text;
using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary>
/// Starts a program as the child of nobody (of init, that is), for <c>-d</c>: a process of ours starts it, tells its pid, and ends. It is a word, because there is no
/// fork, but none for scripts: no link leads to it.
/// </summary>
internal static class Orphan
{
    /// <summary>The word's name.</summary>
    public const string Name = "execline-orphan";

    /// <summary>Starts a program.</summary>
    /// <returns>0, or the error number.</returns>
    public static int Start(ChainContext context, in ChildRequest request, out int pid)
    {
        var (read, write) = Descriptors.Pipe();
        using (read)
        {
            var answer = write.Duplicate(10);
            write.Dispose();
            int errno;
            Child helper;
            using (answer)
            {
                errno = Child.Start(context, request with
                {
                    Words = (string[])[Name, ChainContext.Decimal(answer.Number), .. request.Words],
                    Descriptors = [.. request.Descriptors, (answer.Number, answer.Number)],
                }, out helper);
            }

            pid = 0;
            if (errno != 0)
                return errno;
            pid = ReadAnswer(read.Number);
            _ = helper.Wait(context, "wait");
            return pid > 0 ? 0 : -pid;
        }
    }

    /// <summary><c>execline-orphan fd prog...</c></summary>
    public static ChainStep Run(ChainContext context)
    {
        var answer = int.Parse(context.Arguments[1], System.Globalization.CultureInfo.InvariantCulture);
        Descriptors.SetCloseOnExec(answer, true);
        var errno = Child.Start(context, new(context.Arguments[2..], context.Environment) { NeedsProcess = true }, out var child);
        _ = Descriptors.WriteAll(answer, ChainContext.Decimal(errno == 0 ? child.Pid : -errno));
        return ChainStep.Exit(0);
    }

    private static int ReadAnswer(int fd)
    {
        var text = new StringBuilder();
        Span<byte> buffer = stackalloc byte[16];
        for (int count; (count = Descriptors.Read(fd, buffer)) > 0;)
            text.Append(ByteString.FromBytes(buffer[..count]));
        return ScanNumber.SignedFront(text.ToString(), out var answer) > 0 ? answer : -Errno.EPIPE;
    }
}
