using System.Runtime.InteropServices;

namespace Actors.Platform.Interop;

/// <summary>Parts of NativeAOT's own runtime, which lies in the same binary as libc does: <see cref="Libc.Library"/> is only the name under which symbols are linked.</summary>
internal static partial class NativeRuntime
{
    /// <summary>Creates the finalizer thread; the true one, in the place of which another function is called at start (build/Native.props).</summary>
    [LibraryImport(Libc.Library, EntryPoint = "__real__Z24RhInitializeFinalizationv")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool RhInitializeFinalization();

    /// <summary>Lets it begin.</summary>
    [LibraryImport(Libc.Library)]
    internal static partial void RhInitializeFinalizerThread();
}
