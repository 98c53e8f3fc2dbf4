using Actors.Execline;

namespace Actors.Tools.Overlay;

/// <summary>s6-overlay's own scripts: what its oneshots run, and what stops the container.</summary>
public static class OverlayTable
{
    /// <summary>The names, in no order.</summary>
    public static string[] Names => ["cont-finish", "cont-init", "services-down", "services-up"];

    /// <summary>The script of that name; null where there is none. <c>halt</c> and its kin are only in <c>/run/s6/basedir/bin</c>.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        ActorsProcess.Name => ActorsProcess.Run, // without a link: only pid 1 calls it
        ActorsReadyLine.Name => ActorsReadyLine.Run, // likewise
        ActorsReadyLine.ChildName => ActorsReadyLine.RunChild,
        "cont-finish" => ContFinish.Run,
        "cont-init" => ContInit.Run,
        "halt" or "poweroff" or "reboot" or "shutdown" => Halt.Run,
        "services-down" => ServicesDown.Run,
        "services-up" => ServicesUp.Run,
        _ => null,
    };
}
