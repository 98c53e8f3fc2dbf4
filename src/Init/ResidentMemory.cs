using System.Runtime;
using Actors.Platform;

namespace Actors.Init;

/// <summary>
/// Gives back what only the boot needed: the garbage of it, and the pages of the program that were read for it. What is used again is mapped
/// again from the page cache. A pid 1 that has booted sleeps for days; every container has one.
/// </summary>
internal static class ResidentMemory
{
    internal static void Trim()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ProgramMemory.Unmap();
    }
}
