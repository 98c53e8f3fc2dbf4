using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Linux;

/// <summary><c>s6-chroot</c>: goes on with a folder as the root.</summary>
internal static class S6Chroot
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var folder, _, ..])
            throw context.Usage("s6-chroot dir prog...");
        context.Try($"chdir to {folder}", () => Files.ChangeDirectory(folder));
        context.Try($"chroot in {folder}", () => Identity.ChangeRoot("."));
        return ChainStep.Continue(context.Arguments[2..]);
    }
}
