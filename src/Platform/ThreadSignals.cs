using Actors.Platform.Interop;

namespace Actors.Platform;

/// <summary>
/// Blocks signals in the whole process: a signal that is sent to a process goes to any thread that does not block it, and the finalizer thread, which .NET starts
/// before Main, blocks none. The tools that read signals from a <see cref="SignalDescriptor"/> would lose them to it.
/// </summary>
public static unsafe class ThreadSignals
{
    /// <summary>Blocks the signals in this thread and in the finalizer's, of which a tool has no others; a program with more threads executes itself anew with them blocked.</summary>
    public static void BlockEverywhere(params ReadOnlySpan<Signal> signals)
    {
        Signals.Block(signals);
        Leave(Signals.SetOf(signals));
        GC.Collect(0);
        GC.WaitForPendingFinalizers();
    }

    // Not inlined: nothing of the caller's frame may still refer to the object when the collection looks for garbage.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Leave(Libc.SignalSet set) => _ = new Blocker(set);

    private sealed class Blocker(Libc.SignalSet set)
    {
        ~Blocker()
        {
            var mask = set;
            _ = Libc.pthread_sigmask(Libc.SIG_BLOCK, &mask, null);
        }
    }
}
