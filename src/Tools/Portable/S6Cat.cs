using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-cat</c>: copies its standard input to its standard output.</summary>
internal static class S6Cat
{
    public static ChainStep Run(ChainContext context)
    {
        var errno = Descriptors.Copy(0, 1);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed("fd_cat", errno);
    }
}
