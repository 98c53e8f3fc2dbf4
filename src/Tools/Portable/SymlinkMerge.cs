using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary>
/// Builds a tree of links that is the union of several folders, with as few links as possible: a link to a whole folder where only one has it, a folder with links in it
/// where several do. What s6-update-symlinks does.
/// </summary>
internal sealed class SymlinkMerge
{
    /// <summary>After <see cref="Outcome.Conflict"/>: what is a folder already.</summary>
    public string ConflictTarget { get; private set; } = "";

    /// <summary>After <see cref="Outcome.Conflict"/>: what is none, and should take its place.</summary>
    public string ConflictSource { get; private set; } = "";

    /// <summary>After <see cref="Outcome.Failed"/>: why.</summary>
    public int Errno { get; private set; }

    /// <summary>What came of it.</summary>
    internal enum Outcome
    {
        /// <summary>Something is there now that was not.</summary>
        Added,

        /// <summary>What was there is hidden by the new.</summary>
        Replaced,

        /// <summary>A folder and something else cannot be merged.</summary>
        Conflict,

        /// <summary>A system call failed.</summary>
        Failed,
    }

    /// <summary>Adds something to the tree; of a file that is there already, the one that comes last counts.</summary>
    /// <param name="target">Where in the tree.</param>
    /// <param name="source">What.</param>
    public Outcome Add(string target, string source)
    {
        try
        {
            return Merge(target, source);
        }
        catch (PlatformException failure)
        {
            Errno = failure.Errno;
            return Outcome.Failed;
        }
    }

    private Outcome Merge(string target, string source)
    {
        if (Files.TryStatus(target, followLinks: false, out var there) != 0)
        {
            Files.CreateSymbolicLink(source, target);
            return Outcome.Added;
        }

        var errno = Files.TryList(target, out var old);
        if (errno == Platform.Errno.ENOTDIR)
        {
            Files.Remove(target);
            Files.CreateSymbolicLink(source, target);
            return Outcome.Replaced;
        }

        Check(errno);
        errno = Files.TryList(source, out var names);
        if (errno == Platform.Errno.ENOTDIR)
        {
            (ConflictTarget, ConflictSource) = (target, source);
            return Outcome.Conflict;
        }

        Check(errno);
        if (there.Kind == FileKind.SymbolicLink)
            Expand(target, old);
        var hidesAll = names.Count == old.Count;
        foreach (var name in names)
        {
            var outcome = Merge(target + "/" + name, source + "/" + name);
            if (outcome is Outcome.Conflict or Outcome.Failed)
                return outcome;
            hidesAll &= outcome == Outcome.Replaced;
        }

        if (!hidesAll)
            return Outcome.Added;
        Files.RemoveTree(target);
        Files.CreateSymbolicLink(source, target);
        return Outcome.Replaced;
    }

    /// <summary>Puts a folder with links to all that is in it in the place of a link to a folder.</summary>
    private static void Expand(string target, List<string> names)
    {
        var source = Files.ReadLink(target);
        Files.Remove(target);
        Files.CreateDirectory(target);
        foreach (var name in names)
            Files.CreateSymbolicLink($"{source}/{name}", $"{target}/{name}");
    }

    private static void Check(int errno)
    {
        if (errno != 0)
            throw new PlatformException("list", errno);
    }
}
