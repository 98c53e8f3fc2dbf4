using System.Runtime.CompilerServices;
using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// The runtime's finalizer thread. The native binary starts without it (build/Native.props), and so with one thread only: most tools live for a millisecond, and an exec
/// that has to end another thread first takes longer.
/// </summary>
public static class FinalizerThread
{
    /// <summary>Whether there is one.</summary>
    public static bool IsRunning { get; private set; } = RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>
    /// Starts it, for a process that lives long; once. It has the signals blocked that the caller has. Does nothing where the runtime is none of ours, and has started
    /// it itself.
    /// </summary>
    public static void Start()
    {
        if (IsRunning)
            return;
        if (!NativeRuntime.RhInitializeFinalization())
        {
            StandardStreams.Error($"actors: fatal: unable to start a thread: {Errno.DescribeLimit(Errno.EAGAIN)}\n");
            Identity.Exit(111);
        }

        NativeRuntime.RhInitializeFinalizerThread();
        IsRunning = true;
    }
}
