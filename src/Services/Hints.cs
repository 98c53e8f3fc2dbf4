using Actors.Execline;
using Actors.Platform;

namespace Actors.Services;

/// <summary>What to do about a fault, in a clause.</summary>
internal static class Hints
{
    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";
    private const string RemoveMark = "remove the byte order mark in front";
    private const string RemoveReturns = "it has Windows line ends: save it with LF alone";

    /// <summary>For a type that is none.</summary>
    public static string ForType(string text) =>
        text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? RemoveMark
        : text.Contains('\r') ? RemoveReturns
        : "write one of the three words into it, and nothing else";

    /// <summary>For a number that is none.</summary>
    public static string ForNumber(string text, string what) =>
        text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? RemoveMark
        : text.Contains('\r') ? RemoveReturns
        : $"write a number from 0 to 4294967295 ({what}) into it, and nothing else";

    /// <summary>For a system call that failed.</summary>
    public static string ForErrno(int errno) => errno switch
    {
        Errno.EACCES or Errno.EPERM => "make it readable for the user that the container runs as",
        Errno.ENOENT => "create it",
        Errno.ENOTDIR => "make it a directory",
        Errno.EISDIR => "make it a file",
        Errno.ELOOP => "a symbolic link leads back to itself: remove it",
        _ => "",
    };

    /// <summary>For a script that cannot be parsed.</summary>
    public static string ForSyntax(ExeclineErrorKind kind) => kind switch
    {
        ExeclineErrorKind.UnmatchedOpeningBrace => "close this block with a } of its own word",
        ExeclineErrorKind.UnmatchedClosingBrace => "no block is open here: remove this }, or quote it",
        _ => "close the quotes; it is one execline command line, not a shell script",
    };

    /// <summary>For a name that nothing has.</summary>
    public static string ForUnknown(NameReference reference, IEnumerable<string> names)
    {
        var nearest = reference.Name.Contains('\r') ? null : Spelling.Nearest(reference.Name, names);
        return reference.Name.Contains('\r') ? RemoveReturns
            : reference.Name.EndsWith(' ') || reference.Name.EndsWith('\t') ? "remove the blanks behind the name"
            : nearest is not null ? $"is {nearest} meant?"
            : reference.Line is null ? "define it, or remove this file" : "define it, or remove this line";
    }
}
