using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

/// <summary>What .NET's own native shim offers and libc has only as a variable, which P/Invoke cannot read.</summary>
internal static unsafe partial class SystemNative
{
    /// <summary>libc's <c>environ</c>.</summary>
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEnviron")]
    internal static partial byte** GetEnviron();
}
