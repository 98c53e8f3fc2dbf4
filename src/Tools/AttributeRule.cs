using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary>A line of a file in fix-attrs.d: <c>PATH RECURSE ACCOUNT[,UID:GID] FMODE DMODE</c>.</summary>
/// <param name="Pattern">Which files; with wildcards.</param>
/// <param name="Recurse">Whether all below them too.</param>
/// <param name="Account">Whose they become.</param>
/// <param name="FileMode">The mode of what is no folder, octal.</param>
/// <param name="FolderMode">The mode of folders, octal.</param>
internal sealed record AttributeRule(string Pattern, bool Recurse, string Account, string FileMode, string FolderMode)
{
    /// <summary>Reads a line; null where it is empty, or a comment: its first word is <c>#</c>.</summary>
    public static AttributeRule? Parse(string line)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0] == "#")
            return null;
        return new(words[0], Word(1) == "true", Word(2), Word(3), Word(4));

        string Word(int index) => index < words.Length ? words[index] : "";
    }

    /// <summary>Does what the line says; what cannot be done is reported, and the rest is done.</summary>
    /// <returns>Whether everything could be done.</returns>
    public bool Apply(ChainContext context, bool hidden)
    {
        if (!Numbers.TryParseOctal(FileMode, out var fileMode) || !Numbers.TryParseOctal(FolderMode, out var folderMode))
            throw context.Fatal(ExitCode.WrongUsage, $"invalid mode: {Pattern} {FileMode} {FolderMode}");
        var ids = FindAccount(context);
        var done = true;
        if (PathPatterns.TryExpand(Pattern, PathExpansionOptions.PatternIfNone, null, out var paths) is var errno && errno != 0)
            throw context.Failed($"glob {Pattern}", errno);
        foreach (var path in paths)
            done &= Apply(path, followLinks: true);
        return done;

        bool Apply(string path, bool followLinks)
        {
            try
            {
                // What the line names may be a link. Below that, links may lead anywhere, and are let be.
                var status = Files.Status(path, followLinks) ?? throw new PlatformException($"chown {path}", Errno.ENOENT);
                if (status.Kind == FileKind.SymbolicLink)
                    return true;
                Files.ChangeOwner(path, ids.User, ids.Group);
                Files.ChangeMode(path, status.IsDirectory ? folderMode : fileMode);
                var all = true;
                if (Recurse && status.IsDirectory)
                {
                    foreach (var name in Files.List(path))
                    {
                        if (hidden || name[0] != '.')
                            all &= Apply(Files.Join(path, name), followLinks: false);
                    }
                }

                return all;
            }
            catch (PlatformException exception)
            {
                context.Warn(exception.Message);
                return false;
            }
        }
    }

    /// <summary>
    /// <c>user</c>: it and its group. <c>user:group</c>: each a name or a number. After a comma: the numbers that count for names that do not exist.
    /// </summary>
    private AccountIds FindAccount(ChainContext context)
    {
        var comma = Account.IndexOf(',');
        var account = comma < 0 ? Account : Account[..comma];
        AccountIds? fallback = null;
        if (comma >= 0 && !AccountIds.TryParse(Account[(comma + 1)..], out fallback))
            throw context.Fatal(ExitCode.WrongUsage, $"invalid account: {Account}");
        var pair = account.Contains(':');
        var form = AccountForm.User | AccountForm.Group | (pair ? 0 : AccountForm.Supplementary);
        return S6Envuidgid.Find(account, form, numeric: pair, fallback, context);
    }
}
