using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>posix-cd [ -L | -P ] [ - | path ] [ prog... ]</c></summary>
internal static class PosixCd
{
    private const string UsageText = "posix-cd [ -L | -P ] [ - | path ] [ prog... ]";

    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "LP");
        var physical = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
            physical = letter == ShortOptions.Wrong ? throw context.Usage(UsageText) : letter == 'P';
        var operands = options.Operands;
        var isBack = operands.Count > 0 && operands[0] == "-";
        var where = operands.Count == 0 ? context.Environment["HOME"] : isBack ? context.Environment["OLDPWD"] : operands[0];
        if (string.IsNullOrEmpty(where))
            throw context.Usage(UsageText);
        var isFound = TryCdPath(context, where, out var path);
        var before = WorkingDirectory(context);
        var logical = physical ? path : Logical(context, path);
        var errno = Files.TryChangeDirectory(logical);
        if (errno != 0)
            throw context.Unable(111, $"chdir to {where}", errno);
        var now = physical ? WorkingDirectory(context) : logical;
        context.Environment["OLDPWD"] = before;
        context.Environment["PWD"] = now;
        if (isBack || isFound)
            context.Print(now + "\n");
        return ChainStep.Continue(operands.Count == 0 ? operands : operands[1..]);
    }

    /// <summary>Looks in the directories of CDPATH, unless the path says itself where it begins.</summary>
    private static bool TryCdPath(ChainContext context, string where, out string path)
    {
        path = where;
        if (where[0] == '/' || where is "." or ".." || where.StartsWith("./", StringComparison.Ordinal) || where.StartsWith("../", StringComparison.Ordinal))
            return false;
        var directories = context.Environment["CDPATH"] ?? "";
        for (var start = 0; start < directories.Length;)
        {
            var colon = directories.IndexOf(':', start);
            var end = colon < 0 ? directories.Length : colon;
            var directory = end == start ? "./" : directories[start..end];
            var candidate = Files.Join(directory, where);
            if (Files.IsDirectory(candidate))
            {
                path = candidate;
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    /// <summary>The path from the root, with dots resolved by name, links kept.</summary>
    private static string Logical(ChainContext context, string path)
    {
        if (path[0] != '/' && context.Environment["PWD"] is { } here)
            path = here.Length == 0 || here.EndsWith('/') ? here + path : here + "/" + path;
        var errno = PathNames.TryCanonicalize(path, out var canonical);
        return errno == 0 ? canonical : throw context.Unable(111, $"canonicalize {path}: problem with {canonical}", errno);
    }

    private static string WorkingDirectory(ChainContext context)
    {
        var errno = Files.TryWorkingDirectory(out var directory);
        return errno == 0 ? directory : throw context.Unable(111, "getcwd", errno);
    }
}
