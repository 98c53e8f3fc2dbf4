using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Linux;

/// <summary><c>s6-umount</c>: unmounts a file system, or (-a) all, the last first.</summary>
internal static class S6Umount
{
    private static readonly string[] s_long = ["all=a"];

    public static ChainStep Run(ChainContext context)
    {
        var all = false;
        var options = new LongOptions(context, "a", s_long);
        while (options.Next() != LongOptions.End)
            all = true;
        if (all)
            return ChainStep.Exit(UnmountAll(context));
        if (options.Operands is not [var target, ..])
            throw context.Usage("s6-umount [ -a ] [ mountpoint ]");
        var errno = Mounts.Unmount(target);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed($"unmount {target}", errno);
    }

    /// <returns>How many could not be unmounted, which is reported.</returns>
    private static int UnmountAll(ChainContext context)
    {
        var mounts = Mounts.Read();
        var failures = 0;
        for (var i = mounts.Count - 1; i >= 0; i--)
        {
            var target = FileSystemTable.Unescape(mounts[i].Target);
            var errno = Mounts.Unmount(target);
            if (errno == 0)
                continue;
            context.WarnUnable($"umount {target}", errno);
            failures++;
        }

        return failures;
    }
}
