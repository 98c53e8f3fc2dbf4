using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>How <see cref="PathPatterns.Matches"/> reads a pattern: fnmatch(3)'s flags.</summary>
[Flags]
public enum PathPatternOptions
{
    /// <summary>Every character may be matched by a wildcard, a backslash makes the next one literal.</summary>
    None = 0,
    /// <summary>Only a slash matches a slash.</summary>
    PathName = 1,
    /// <summary>A backslash is a character like others.</summary>
    NoEscape = 2,
    /// <summary>A leading dot is only matched by a dot.</summary>
    Period = 4,
}

/// <summary>How <see cref="PathPatterns.TryExpand"/> searches: glob(3)'s flags.</summary>
[Flags]
public enum PathExpansionOptions
{
    /// <summary>Sorted, escapes allowed, nothing where nothing matches.</summary>
    None = 0,
    /// <summary>A directory that cannot be read ends the search.</summary>
    FailOnError = Libc.GLOB_ERR,
    /// <summary>Directories get a slash at the end.</summary>
    MarkDirectories = Libc.GLOB_MARK,
    /// <summary>In the order of the directories.</summary>
    Unsorted = Libc.GLOB_NOSORT,
    /// <summary>The pattern itself where nothing matches.</summary>
    PatternIfNone = Libc.GLOB_NOCHECK,
    /// <summary>A backslash is a character like others.</summary>
    NoEscape = Libc.GLOB_NOESCAPE,
}

/// <summary>Shell patterns, byte-wise, by libc.</summary>
public static unsafe class PathPatterns
{
    [ThreadStatic]
    private static Action<string, int>? t_onError;

    /// <summary>Whether a shell pattern matches the whole text; fnmatch(3).</summary>
    /// <returns>Null where the pattern is refused.</returns>
    public static bool? Matches(string pattern, string text, PathPatternOptions options = PathPatternOptions.None) =>
        Libc.fnmatch(pattern, text, (int)options) switch { 0 => true, Libc.FNM_NOMATCH => false, _ => null };

    /// <summary>The paths that a shell pattern matches; glob(3).</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="options">How to search.</param>
    /// <param name="onError">Told of directories that cannot be read: path and error number.</param>
    /// <param name="paths">What matched.</param>
    /// <returns>0, or the error number that ended the search.</returns>
    public static int TryExpand(string pattern, PathExpansionOptions options, Action<string, int>? onError, out string[] paths)
    {
        Libc.GlobResult result = default;
        t_onError = onError;
        var code = Libc.glob(pattern, (int)options, onError is null ? null : &OnError, &result);
        var errno = Marshal.GetLastPInvokeError();
        t_onError = null;
        if (code is not (0 or Libc.GLOB_NOMATCH))
        {
            paths = [];
            return errno == 0 ? Errno.EIO : errno;
        }

        paths = new string[code == 0 ? (int)result.Count : 0];
        for (var i = 0; i < paths.Length; i++)
            paths[i] = ByteString.FromPointer(result.Paths[i]);
        Libc.globfree(&result);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int OnError(byte* path, int errno)
    {
        t_onError?.Invoke(ByteString.FromPointer(path), errno);
        return 0;
    }
}
