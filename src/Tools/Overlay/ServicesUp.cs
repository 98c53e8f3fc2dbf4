using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools.Overlay;

/// <summary>
/// <c>services-up</c>: copies each directory of <c>/etc/services.d</c> to <c>/run/s6/legacy-services</c>, has it supervised, and with
/// <c>S6_CMD_WAIT_FOR_SERVICES</c> waits until all are up (ready, where they can tell).
/// </summary>
internal static class ServicesUp
{
    public static ChainStep Run(ChainContext context)
    {
        var script = new OverlayScript(context);
        var services = LegacyService.In($"{script.Etc}/services.d");
        if (services.IsEmpty)
            return ChainStep.Exit(0);
        Files.CreateDirectories(LegacyDirectories.Live, 0x1ED);
        var started = new List<LegacyService>();
        foreach (var service in services)
        {
            var live = Files.Join(LegacyDirectories.Live, service.Name);
            var link = Files.Join(LegacyDirectories.ScanDirectory, service.Name);
            // After a fault of pid 1 in the midst of the boot this is done again, perhaps while the first one still is at it. The link comes last.
            if (Files.ReadLink(link) == live)
            {
                started.Add(service);
                continue;
            }

            script.Info($"copying legacy longrun {service.Name}{(service.AnnouncesReadiness ? "" : " (no readiness notification)")}");
            Files.CopyTree(service.SourceDirectory, live);
            try
            {
                Files.CreateSymbolicLink(live, link);
            }
            catch (PlatformException there) when (there.Errno == Errno.EEXIST && Files.ReadLink(link) != live)
            {
                Files.RemoveTree(live); // services-down takes what is there for its own
                script.Warn($"{service.SourceDirectory} is not started: there is another service {service.Name}, which s6-rc starts");
                continue;
            }
            catch (PlatformException there) when (there.Errno == Errno.EEXIST)
            {
                // the other one was quicker
            }

            started.Add(service);
        }

        LegacyDirectories.Rescan("a");
        if (script.Number("S6_CMD_WAIT_FOR_SERVICES", 0) == 0 || AllUp(started, script))
            return ChainStep.Exit(0);
        if (script.Behaviour >= 1)
            script.Warn("some legacy longruns failed to start");
        return ChainStep.Exit(script.Behaviour >= 2 ? 1 : 0);
    }

    private static bool AllUp(IReadOnlyList<LegacyService> services, OverlayScript script)
    {
        var limit = script.Number("S6_CMD_WAIT_FOR_SERVICES_MAXTIME", 0);
        return SupervisedWait.For(
            [.. services.Select(service => (Files.Join(LegacyDirectories.Live, service.Name), service.AnnouncesReadiness ? SupervisedState.Ready : SupervisedState.Up))],
            limit);
    }
}
