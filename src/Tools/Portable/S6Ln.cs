using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-ln</c>: makes links, hard or (-s) symbolic ones; -f replaces what is there, atomically.</summary>
internal static class S6Ln
{
    private const string Usage = "s6-ln [ -n ] [ -s ] [ -f ] [ -L ] [ -P ] src... dest";

    private enum Kind
    {
        Hard,
        HardToTarget,
        Symbolic,
    }

    public static ChainStep Run(ChainContext context)
    {
        var (kind, force, keepLink) = (Kind.Hard, false, false);
        var options = new ShortOptions(context.Arguments, "nsfLP");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': keepLink = true; break;
                case 's': kind = Kind.Symbolic; break;
                case 'f': force = true; break;
                case 'L': kind = kind == Kind.Symbolic ? kind : Kind.HardToTarget; break;
                case 'P': kind = kind == Kind.Symbolic ? kind : Kind.Hard; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [.. var sources, var target] || sources.Count == 0)
            throw context.Usage(Usage);
        var into = sources.Count > 1 || IsFolder(context, target, !keepLink);
        var failures = 0;
        foreach (var source in sources)
            failures += Link(context, kind, force, source, into ? Files.Join(target, PathNames.Base(source)) : target) ? 0 : 1;
        return ChainStep.Exit(failures);
    }

    private static bool IsFolder(ChainContext context, string path, bool followLinks)
    {
        var errno = Files.TryStatus(path, followLinks, out var status);
        return errno is 0 or Errno.ENOENT ? errno == 0 && status.IsDirectory : throw context.Failed($"stat {path}", errno);
    }

    private static bool Link(ChainContext context, Kind kind, bool force, string source, string link)
    {
        try
        {
            Make(kind, source, link);
            return true;
        }
        catch (PlatformException exception) when (force && exception.Errno == Errno.EEXIST)
        {
            return Replace(context, kind, source, link);
        }
        catch (PlatformException exception)
        {
            context.WarnUnable($"make a link from {link} to {source}", exception.Errno);
            return false;
        }
    }

    private static bool Replace(ChainContext context, Kind kind, string source, string link)
    {
        var replacement = $"{link}:s6-ln:{Identity.ProcessId}";
        try
        {
            Make(kind, source, replacement);
        }
        catch (PlatformException exception)
        {
            context.WarnUnable($"make a link to {source}", exception.Errno);
            return false;
        }

        try
        {
            Files.Rename(replacement, link);
            return true;
        }
        catch (PlatformException exception)
        {
            context.WarnUnable($"atomically replace {link}", exception.Errno);
            return false;
        }
        finally
        {
            Files.Remove(replacement); // rename(2) leaves it where both are the same file already.
        }
    }

    private static void Make(Kind kind, string source, string link)
    {
        if (kind == Kind.Symbolic)
            Files.CreateSymbolicLink(source, link);
        else
            Files.CreateLink(source, link, followLinks: kind == Kind.HardToTarget);
    }
}
