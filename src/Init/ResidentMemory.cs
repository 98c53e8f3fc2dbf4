using System.Runtime;
using Actors.Platform;

namespace Actors.Init;

/// <summary>
/// What pid 1 keeps in memory while it has nothing to do (and every container has a pid 1): not the garbage of what it did, and not the pages of the program that
/// were read for it. First the garbage; then, when the finalizers have done their part too, the program, of which what still runs comes back with what is beside it.
/// </summary>
internal sealed class ResidentMemory
{
    /// <summary>
    /// What is allocated, in bytes, by so much work that it used more of the program's data than it will again: a start, or what comes of one after a slow oneshot. A service that
    /// starts again, or a request, does not reach it alone.
    /// </summary>
    private const long MuchWork = 512 * 1024;

    private ProgramMemory? _program;
    private bool _isCollected;
    private long _allocatedAtRelease = -MuchWork;

    /// <summary>Takes the next step.</summary>
    /// <returns>Whether there is another.</returns>
    internal bool Trim()
    {
        _isCollected = !_isCollected;
        if (_isCollected)
            Collect();
        else
            Release();
        return _isCollected;
    }

    private void Collect()
    {
        _program ??= new(); // now: what it reads is garbage too
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private void Release()
    {
        // Seldom: it is read again in small pieces, from which the tools then start a little later.
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - _allocatedAtRelease >= MuchWork)
        {
            _program!.ReleaseData();
            _allocatedAtRelease = allocated;
        }

        _program!.ReleaseCode();
    }
}
