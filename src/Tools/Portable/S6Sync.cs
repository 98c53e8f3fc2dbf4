using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-sync</c>: has all that is written put onto the disks.</summary>
internal static class S6Sync
{
    public static ChainStep Run(ChainContext context)
    {
        Machine.Sync();
        return ChainStep.Exit(0);
    }
}
