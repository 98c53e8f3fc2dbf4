using Actors.Execline;
using Actors.Services;

namespace Actors.Tools.Overlay;

/// <summary>
/// <c>cont-finish</c>: runs the scripts of <c>/etc/cont-finish.d</c> one after the other, each no longer than <c>S6_KILL_FINISH_MAXTIME</c> ms (0, the
/// default, is without limit: the 5000 of s6-overlay's README is not in its code). Exit codes do not matter.
/// </summary>
internal static class ContFinish
{
    public static ChainStep Run(ChainContext context)
    {
        var script = new OverlayScript(context);
        foreach (var file in LegacyScripts.In($"{script.Etc}/cont-finish.d"))
        {
            script.Info($"running {file}");
            _ = script.Run(file, script.Number("S6_KILL_FINISH_MAXTIME", 0), byShell: false);
        }

        return ChainStep.Exit(0);
    }
}
