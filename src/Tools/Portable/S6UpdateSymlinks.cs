using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-update-symlinks</c>: makes a folder of links the union of other folders (<see cref="SymlinkMerge"/>), and puts it in its place at once.</summary>
internal static class S6UpdateSymlinks
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments.Count < 3 || context.Arguments[1..].Any(path => path is not ['/', ..]))
            throw context.Usage("s6-update-symlinks /destdir /srcdir [ /srcdir ... ]");
        var target = context.Arguments[1].TrimEnd('/');
        if (target.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "unable to replace root directory");
        var next = target + ":s6-update-symlinks-new" + S6Uniquename.Suffix(8);
        var merge = new SymlinkMerge();
        foreach (var source in context.Arguments[2..])
        {
            var outcome = merge.Add(next, source);
            if (outcome is not (SymlinkMerge.Outcome.Conflict or SymlinkMerge.Outcome.Failed))
                continue;
            Files.RemoveTree(next);
            throw outcome == SymlinkMerge.Outcome.Conflict
                ? context.Fatal(ExitCode.WrongUsage, $"destination {merge.ConflictTarget} conflicts with source {merge.ConflictSource}")
                : context.Fatal(ExitCode.SystemCallFailed, $"error processing {source}: {Errno.Describe(merge.Errno)}");
        }

        Replace(context, target, next);
        return ChainStep.Exit(0);
    }

    /// <summary>At once where the old one is a link or not there; a folder has to go first.</summary>
    private static void Replace(ChainContext context, string target, string next)
    {
        if (TryRename(next, target) == 0)
            return;
        var old = target + ":s6-update-symlinks-old" + S6Uniquename.Suffix(8);
        var errno = TryRename(target, old);
        if (errno != 0)
            Fail(target, old);
        errno = TryRename(next, target);
        if (errno != 0)
        {
            _ = TryRename(old, target);
            Fail(next, target);
        }

        try
        {
            Files.RemoveTree(old);
        }
        catch (PlatformException failure)
        {
            context.WarnUnable($"remove old directory {old}", failure.Errno);
        }

        void Fail(string from, string to)
        {
            Files.RemoveTree(next);
            throw context.Failed($"rename {from} to {to}", errno);
        }
    }

    private static int TryRename(string from, string to)
    {
        try
        {
            Files.Rename(from, to);
            return 0;
        }
        catch (PlatformException failure)
        {
            return failure.Errno;
        }
    }
}
