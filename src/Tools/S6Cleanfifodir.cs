using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-cleanfifodir</c>: removes from a folder of events the fifos of listeners that are gone.</summary>
internal static class S6Cleanfifodir
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var directory, ..])
            throw context.Usage("s6-cleanfifodir fifodir");
        var errno = EventDirectory.Clean(directory);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed($"clean up fifodir at {directory}", errno);
    }
}
