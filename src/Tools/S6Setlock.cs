using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-setlock</c>: goes on while it holds a lock on a file, exclusive or (-r) shared; waits for it, or (-n) does not, or only (-t) so long.</summary>
internal static class S6Setlock
{
    private const string Usage = "s6-setlock [ -r | -w ] [ -n | -N ] [ -t timeout ] [ -d fd ] lockfile prog...";

    public static ChainStep Run(ChainContext context)
    {
        var (exclusive, wait) = (true, true);
        uint milliseconds = 0;
        uint? target = null;
        var options = new ShortOptions(context.Arguments, "nNrwt:d:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': wait = false; break;
                case 'N': wait = true; break;
                case 'r': exclusive = false; break;
                case 'w': exclusive = true; break;
                case 't' when Numbers.TryParse(options.Value, out milliseconds): break;
                case 'd' when Numbers.TryParse(options.Value, out uint number): target = number; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var file, _, ..] operands)
            throw context.Usage(Usage);
        using var descriptor = Open(file, exclusive, context);
        // Without -d the lock is the process's. With it the lock is that descriptor's, so a service (lock-fd) has it until its last process has ended; s6's own is lost at once, by closing the first descriptor.
        Lock(descriptor.Number, file, exclusive, wait, milliseconds, context, ofProcess: target is null);
        if (target is { } number2)
            Descriptors.Move(descriptor.Number, (int)number2);
        else
            Descriptors.SetCloseOnExec(descriptor.Release(), false);
        return ChainStep.Continue(operands[1..]);
    }

    private static Descriptor Open(string file, bool exclusive, ChainContext context)
    {
        if (exclusive)
        {
            var failure = Files.TryOpen(file, OpenMode.Write | OpenMode.Create | OpenMode.NonBlocking, out var writer);
            return failure == 0 ? writer! : throw context.Failed($"open {file} for writing", failure);
        }

        var errno = Files.TryOpen(file, OpenMode.Read | OpenMode.NonBlocking, out var reader);
        if (errno == Errno.ENOENT)
        {
            errno = Files.TryOpen(file, OpenMode.Write | OpenMode.Create | OpenMode.NonBlocking, out var creator);
            if (errno != 0)
                throw context.Failed($"create {file}", errno);
            creator!.Dispose();
            errno = Files.TryOpen(file, OpenMode.Read | OpenMode.NonBlocking, out reader);
        }

        return errno == 0 ? reader! : throw context.Failed($"open {file} for reading", errno);
    }

    private static void Lock(int fd, string file, bool exclusive, bool wait, uint milliseconds, ChainContext context, bool ofProcess)
    {
        using var locked = new ManualResetEventSlim();
        Thread? watch = null;
        if (milliseconds > 0 && wait)
        {
            // What waits for a lock can only be interrupted by a signal's handler, which .NET cannot have; so the clock ends the process.
            watch = new Thread(() =>
            {
                if (locked.Wait((int)Math.Min(milliseconds, int.MaxValue)))
                    return;
                StandardStreams.Error($"{context.Program}: fatal: lock {file}: timed out\n");
                Identity.Exit(1);
            });
            watch.Start();
        }

        var errno = ofProcess ? FileLocks.TakeForProcess(fd, exclusive, wait) : FileLocks.Take(fd, exclusive, wait);
        locked.Set();
        watch?.Join();
        if (errno != 0)
            throw context.Unable(1, $"lock {file}", errno);
    }
}
