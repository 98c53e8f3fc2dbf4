using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Linux;

/// <summary><c>s6-hostname</c>: prints the host's name, or sets it.</summary>
internal static class S6Hostname
{
    public static ChainStep Run(ChainContext context) => context.Arguments is [_, var name, ..]
        ? context.Try("set hostname", () => Machine.HostName = name)
        : OutputBuffer.Print(context, Machine.HostName + "\n");
}
