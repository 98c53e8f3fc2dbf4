using System.Runtime.InteropServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>What a <see cref="PosixRegex"/> may do.</summary>
[Flags]
public enum PosixRegexOptions
{
    /// <summary>A basic regular expression.</summary>
    None = 0,
    /// <summary>An extended regular expression; REG_EXTENDED.</summary>
    Extended = Libc.REG_EXTENDED,
    /// <summary>Letters match in either case; REG_ICASE.</summary>
    IgnoreCase = Libc.REG_ICASE,
    /// <summary>Only whether it matches is asked, not where; REG_NOSUB.</summary>
    NoGroups = Libc.REG_NOSUB,
}

/// <summary>A POSIX regular expression, byte-wise, by libc's regcomp(3): users' patterns mean exactly what they mean to the C programs that these replace.</summary>
public sealed unsafe class PosixRegex : IDisposable
{
    // Larger than glibc's regex_t (64 bytes) and musl's (64). The number of groups is at byte 48 of glibc's.
    private const int OpaqueSize = 128;
    private const int GroupCountOffset = 48;

    private readonly PosixRegexOptions _options;
    private void* _expression;

    private PosixRegex(void* expression, PosixRegexOptions options)
    {
        _expression = expression;
        _options = options;
    }

    /// <summary>How many parenthesized groups it has.</summary>
    public int Groups => (int)*(nuint*)((byte*)_expression + GroupCountOffset);

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="options">Its dialect and what will be asked.</param>
    /// <param name="regex">The compiled one; null where it is refused.</param>
    /// <param name="message">Why it is refused, in libc's words.</param>
    /// <returns>0, or regcomp's error code (12: out of memory).</returns>
    public static int TryCompile(string pattern, PosixRegexOptions options, out PosixRegex? regex, out string message)
    {
        var expression = NativeMemory.AllocZeroed(OpaqueSize);
        var code = Libc.regcomp(expression, pattern, (int)options);
        message = "";
        regex = code == 0 ? new(expression, options) : null;
        if (code != 0)
        {
            message = Describe(code, expression);
            NativeMemory.Free(expression);
        }

        return code;
    }

    /// <summary>Whether the pattern matches somewhere in <paramref name="text"/>.</summary>
    public bool IsMatch(string text) => TryMatch(text, out _);

    /// <summary>Matches <paramref name="text"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">Element 0: what matched, the others: what each group matched, "" for one that took no part. Empty without a match or with <see cref="PosixRegexOptions.NoGroups"/>.</param>
    public bool TryMatch(string text, out string[] groups)
    {
        ObjectDisposedException.ThrowIf(_expression is null, this);
        var count = (_options & PosixRegexOptions.NoGroups) != 0 ? 0 : Groups + 1;
        var matches = stackalloc Libc.Match[count];
        int code;
        using (var native = new NativeStrings([text]))
            code = Libc.regexec(_expression, native.Pointers[0], (nuint)count, matches, 0);
        groups = code == 0 ? new string[count] : [];
        for (var i = 0; i < groups.Length; i++)
            groups[i] = matches[i].Start < 0 ? "" : text[matches[i].Start..matches[i].End];
        return code == 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_expression is null)
            return;
        Libc.regfree(_expression);
        NativeMemory.Free(_expression);
        _expression = null;
    }

    private static string Describe(int code, void* expression)
    {
        var buffer = stackalloc byte[256];
        _ = Libc.regerror(code, expression, buffer, 256);
        return ByteString.FromPointer(buffer);
    }
}
