using Actors.Execline;
using Actors.Tools.Sockets;
using Actors.Tools.Log;
using Actors.Tools.Supervision;

namespace Actors.Tools;

/// <summary>
/// The tools that live long, as loggers do. They are no words of a chain (<see cref="ToolTable"/>): a chain that comes to one executes it, so that it is a program of
/// its own with its own name in ps.
/// </summary>
public static class DaemonTable
{
    /// <summary>The names of all of them.</summary>
    public static string[] Names =>
    [
        "logutil-newfifo", "logutil-service", "s6-background-watch", "s6-fdholderd", "s6-ipcserverd", "s6-log", "s6-logwatch", "s6-socklog",
        "s6-sudod", "s6-supervise", "s6-svscan", "s6-tai64n", "s6-tai64ndiff", "s6-tai64nlocal", "ucspilogd",
    ];

    /// <summary>The tool of that name; null where there is none.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        "logutil-newfifo" => LogutilNewfifo.Run,
        "logutil-service" => LogutilService.Run,
        "s6-background-watch" => S6BackgroundWatch.Run,
        "s6-fdholderd" => S6Fdholderd.Run,
        "s6-ipcserverd" => S6Ipcserverd.Run,
        "s6-log" => S6Log.Run,
        "s6-logwatch" => S6Logwatch.Run,
        "s6-socklog" => S6Socklog.Run,
        "s6-sudod" => S6Sudod.Run,
        "s6-supervise" => S6Supervise.Run,
        "s6-svscan" => S6Svscan.Run,
        "s6-tai64n" => S6Tai64n.Run,
        "s6-tai64ndiff" => S6Tai64ndiff.Run,
        "s6-tai64nlocal" => S6Tai64nlocal.Run,
        "ucspilogd" => Ucspilogd.Run,
        _ => null,
    };
}
