using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-test</c>: what execline's eltest was before it moved there.</summary>
internal static class S6Test
{
    public static ChainStep Run(ChainContext context) => ExeclineWords.Find("eltest")!(context);
}
