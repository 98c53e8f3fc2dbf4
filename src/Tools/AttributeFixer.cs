using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools;

/// <summary>Sets owners and modes as lines of files in fix-attrs.d say.</summary>
/// <param name="context">Who reports.</param>
/// <param name="hidden">Whether a line of a folder is for names in it that begin with a dot, too.</param>
internal sealed class AttributeFixer(ChainContext context, bool hidden)
{
    private readonly Accounts _accounts = Accounts.Local;

    /// <summary>Does what a line says; what cannot be done is reported, and the rest is done.</summary>
    /// <returns>Whether everything could be done.</returns>
    public bool Apply(FixAttributesRule rule)
    {
        if (rule.Account.Resolve(_accounts, out var user, out var group) is { } unknown)
        {
            context.Warn($"unable to apply {rule.File} line {rule.Line}: {unknown}");
            return false;
        }

        var errno = PathPatterns.TryExpand(rule.Pattern, PathExpansionOptions.PatternIfNone, null, out var paths);
        if (errno != 0)
        {
            context.WarnUnable($"glob {rule.Pattern}", errno);
            return false;
        }

        var done = true;
        foreach (var path in paths)
            done &= Apply(rule, path, user, group, followLinks: true);
        return done;
    }

    private bool Apply(FixAttributesRule rule, string path, uint user, uint group, bool followLinks)
    {
        try
        {
            // What the line names may be a link. Below that, links may lead anywhere, and are let be.
            var status = Files.Status(path, followLinks) ?? throw new PlatformException($"chown {path}", Errno.ENOENT);
            if (status.Kind == FileKind.SymbolicLink)
                return true;
            Files.ChangeOwner(path, user, group);
            if ((status.IsDirectory ? rule.DirectoryMode : rule.FileMode) is not { } mode)
            {
                context.Warn($"unable to change mode of {path}: {rule.File} line {rule.Line} has none for directories");
                return false;
            }

            Files.ChangeMode(path, mode);
            var done = true;
            if (!rule.IsRecursive || !status.IsDirectory)
                return done;
            foreach (var name in Files.List(path))
            {
                if (hidden || name[0] != '.')
                    done &= Apply(rule, Files.Join(path, name), user, group, followLinks: false);
            }

            return done;
        }
        catch (PlatformException exception)
        {
            context.Warn(exception.Message);
            return false;
        }
    }
}
