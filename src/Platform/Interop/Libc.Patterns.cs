using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

internal static unsafe partial class Libc
{
    internal const int REG_EXTENDED = 1, REG_ICASE = 2, REG_NOSUB = 8, REG_NOMATCH = 1, REG_ESPACE = 12;
    internal const int FNM_NOMATCH = 1;
    internal const int GLOB_ERR = 1, GLOB_MARK = 2, GLOB_NOSORT = 4, GLOB_NOCHECK = 0x10, GLOB_NOESCAPE = 0x40, GLOB_NOMATCH = 3;

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(ByteStringMarshaller))]
    internal static partial int regcomp(void* expression, string pattern, int flags);

    [LibraryImport(Library)]
    internal static partial int regexec(void* expression, byte* text, nuint count, Match* matches, int flags);

    [LibraryImport(Library)]
    internal static partial nuint regerror(int code, void* expression, byte* buffer, nuint size);

    [LibraryImport(Library)]
    internal static partial void regfree(void* expression);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(ByteStringMarshaller))]
    internal static partial int fnmatch(string pattern, string text, int flags);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(ByteStringMarshaller))]
    internal static partial int glob(string pattern, int flags, delegate* unmanaged<byte*, int, int> onError, GlobResult* result);

    [LibraryImport(Library)]
    internal static partial void globfree(GlobResult* result);

    /// <summary>regmatch_t of glibc.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Match
    {
        internal int Start, End;
    }

    /// <summary>glob_t of glibc: 72 bytes, of which the last five pointers are for GLOB_ALTDIRFUNC.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 72)]
    internal struct GlobResult
    {
        internal nuint Count;
        internal byte** Paths;
        internal nuint Offset;
        internal int Flags;
    }
}
