using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools.Overlay;

/// <summary>
/// <c>services-down</c>: has the services of <c>services.d</c> let go, and waits until they and their loggers are down; no longer than
/// <c>S6_SERVICES_GRACETIME</c> ms (default 3000; 0: without limit). What is left then is ended with the container.
/// </summary>
internal static class ServicesDown
{
    public static ChainStep Run(ChainContext context)
    {
        var script = new OverlayScript(context);
        var directories = LegacyScripts.In(LegacyDirectories.Live);
        if (directories.IsEmpty)
            return ChainStep.Exit(0);
        foreach (var directory in directories)
            Files.Remove(Files.Join(LegacyDirectories.ScanDirectory, directory[(directory.LastIndexOf('/') + 1)..]));
        LegacyDirectories.Rescan("an");
        var logs = directories.Select(directory => Files.Join(directory, "log")).Where(Files.IsDirectory);
        _ = SupervisedWait.For(
            [.. directories.Concat(logs).Select(directory => (directory, SupervisedState.Down))], script.Number("S6_SERVICES_GRACETIME", 3000));
        return ChainStep.Exit(0);
    }
}
