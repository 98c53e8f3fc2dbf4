using System.Globalization;
using System.Runtime.CompilerServices;

namespace Actors.Platform;

public static unsafe partial class Signals
{
    /// <summary>
    /// Blocks the signals in this thread and in the runtime's own: a signal to a process goes to any thread that has not blocked it, and ends the process there.
    /// NativeAOT has one thread besides, which runs finalizers; so a finalizer is what reaches it.
    /// </summary>
    /// <returns>Whether no thread is left that would take one of them. If not, block them and let this program execute itself: threads inherit the mask.</returns>
    public static bool BlockInAllThreads(params ReadOnlySpan<Signal> signals)
    {
        Block(signals);
        var mask = SetOf(signals).Bits;
        if (AreBlockedInAllThreads(mask))
            return true;
        if (!FinalizerThread.IsRunning)
            return false;
        AbandonBlocker(signals.ToArray());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return AreBlockedInAllThreads(mask);
    }

    private static bool AreBlockedInAllThreads(ulong mask)
    {
        if (Files.TryList("/proc/self/task", out var threads) != 0)
            return false;
        foreach (var thread in threads)
        {
            const string Field = "\nSigBlk:\t";
            var status = Files.ReadTextIfThere($"/proc/self/task/{thread}/status") ?? "";
            var at = status.IndexOf(Field, StringComparison.Ordinal);
            if (status.Length > 0
                && (at < 0
                    || !ulong.TryParse(status.AsSpan(at + Field.Length, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var blocked)
                    || (blocked & mask) != mask
                    || IsStarting(blocked)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A thread that glibc has made and the kernel not yet run has every signal blocked, and will soon have none: it is not to be believed.</summary>
    private static bool IsStarting(ulong blocked) => (blocked & Bit(Signal.Segv)) != 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AbandonBlocker(Signal[] signals) => _ = new Blocker(signals);

    /// <summary>Blocks signals in the thread that its finalizer runs in.</summary>
    private sealed class Blocker(Signal[] signals)
    {
        ~Blocker() => Block(signals);
    }
}
