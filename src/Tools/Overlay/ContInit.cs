using Actors.Execline;
using Actors.Services;

namespace Actors.Tools.Overlay;

/// <summary><c>cont-init</c>: runs the scripts of <c>/etc/cont-init.d</c> one after the other, all of them, also after a failure.</summary>
internal static class ContInit
{
    public static ChainStep Run(ChainContext context)
    {
        var script = new OverlayScript(context);
        var failed = false;
        foreach (var file in LegacyScripts.In($"{script.Etc}/cont-init.d"))
        {
            script.Info($"running {file}");
            var code = script.Run(file);
            script.Info($"{file} exited {code}");
            failed |= code != 0;
        }

        if (!failed || script.Behaviour == 0)
            return ChainStep.Exit(0);
        script.Warn("some scripts exited nonzero");
        return ChainStep.Exit(script.Behaviour >= 2 ? 1 : 0);
    }
}
