using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-true</c> and <c>s6-false</c>.</summary>
internal static class S6True
{
    public static ChainStep Run(ChainContext context) => ChainStep.Exit(0);

    public static ChainStep RunFalse(ChainContext context) => ChainStep.Exit(1);
}
