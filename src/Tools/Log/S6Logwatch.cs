using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Log;

/// <summary>
/// <c>s6-logwatch</c>: prints what is in <c>current</c> of a log folder, and goes on with what is added, through every rotation. It ends when nobody reads it.
/// </summary>
internal static class S6Logwatch
{
    private const string Usage = "s6-logwatch [ logdir ]";
    private const string Current = "current";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "m:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            if (option != 'm' || !Numbers.TryParse(options.Value, out uint _))
                throw context.Usage(Usage);
            context.Warn("the -m option is deprecated");
        }

        var folder = options.Operands is [var named, ..] ? named : ".";
        var errno = Files.TryChangeDirectory(folder);
        if (errno != 0)
            throw context.Failed($"chdir to {folder}", errno);
        Signals.SetIgnored(Signal.Pipe);
        using var watch = new FolderWatch(".");
        Follow(context, folder, watch);
        return ChainStep.Exit(0);
    }

    private static void Follow(ChainContext context, string folder, FolderWatch watch)
    {
        var errno = Files.TryOpen(Current, OpenMode.Read, out var current);
        if (errno is not (0 or Errno.ENOENT))
            throw context.Failed($"open {folder}/{Current}", errno);
        var requests = new PollRequest[2];
        while (true)
        {
            // What is asked before it is read: whatever is written to the old file is there by then.
            var replaced = watch.ReadWhetherCreated(Current);
            if (current is not null)
                CopyRest(context, folder, current);
            if (replaced)
            {
                current?.Dispose();
                errno = Files.TryOpen(Current, OpenMode.Read, out current);
                if (errno is not (0 or Errno.ENOENT))
                    throw context.Failed($"open {folder}/{Current}", errno);
                continue;
            }

            (requests[0], requests[1]) = (new(watch.DescriptorNumber), PollRequest.ForHangup(1));
            _ = Descriptors.Poll(requests, -1);
            if (requests[1].IsReady)
                return;
        }
    }

    private static void CopyRest(ChainContext context, string folder, Descriptor current)
    {
        var buffer = new byte[8192];
        int count;
        while ((count = Descriptors.Read(current.Number, buffer)) > 0)
        {
            var errno = Descriptors.WriteAll(1, buffer.AsSpan(0, count));
            if (errno != 0)
                throw context.Failed("write to stdout", errno);
        }

        if (count < 0)
            throw context.Failed($"read from {folder}/{Current}", -count);
    }
}
