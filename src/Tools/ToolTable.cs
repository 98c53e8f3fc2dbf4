using Actors.Execline;
using Actors.Tools.Rc;

namespace Actors.Tools;

/// <summary>
/// Every tool by its name. A switch, and no table that is filled at start: a tool's process lives for milliseconds.
/// </summary>
public static class ToolTable
{
    /// <summary>The names of all tools, in no order.</summary>
    public static string[] Names =>
    [
        "fix-attrs", "printcontenv", "s6-applyuidgid", "s6-cleanfifodir", "s6-envdir", "s6-envuidgid", "s6-ftrig-notify",
        "s6-instance-control", "s6-instance-create", "s6-instance-delete", "s6-instance-list", "s6-instance-status", "s6-maximumtime",
        "s6-mkfifodir", "s6-notifyoncheck", "s6-permafailon", "s6-rc", "s6-rc-db", "s6-setlock", "s6-setsid", "s6-setuidgid",
        "s6-softlimit", "s6-svc", "s6-svdt", "s6-svdt-clear", "s6-svlink", "s6-svlisten", "s6-svlisten1", "s6-svok", "s6-svperms",
        "s6-svscanctl", "s6-svstat", "s6-svunlink", "s6-svwait", "with-contenv", "with-retries",
    ];

    /// <summary>The tool of that name; null where there is none.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        "fix-attrs" => FixAttrs.Run,
        "printcontenv" => Printcontenv.Run,
        "s6-applyuidgid" => S6Applyuidgid.Run,
        "s6-cleanfifodir" => S6Cleanfifodir.Run,
        "s6-envdir" => S6Envdir.Run,
        "s6-envuidgid" => S6Envuidgid.Run,
        "s6-ftrig-notify" => S6FtrigNotify.Run,
        "s6-instance-control" => S6InstanceControl.Run,
        "s6-instance-create" => S6InstanceCreate.Run,
        "s6-instance-delete" => S6InstanceDelete.Run,
        "s6-instance-list" => S6InstanceList.Run,
        "s6-instance-status" => S6InstanceStatus.Run,
        "s6-maximumtime" => S6Maximumtime.Run,
        "s6-mkfifodir" => S6Mkfifodir.Run,
        "s6-notifyoncheck" => S6Notifyoncheck.Run,
        "s6-permafailon" => S6Permafailon.Run,
        "s6-rc" => S6Rc.Run,
        "s6-rc-db" => S6RcDb.Run,
        "s6-setlock" => S6Setlock.Run,
        "s6-setsid" => S6Setsid.Run,
        "s6-setuidgid" => S6Setuidgid.Run,
        "s6-softlimit" => S6Softlimit.Run,
        "s6-svc" => S6Svc.Run,
        "s6-svdt" => S6Svdt.Run,
        "s6-svdt-clear" => S6SvdtClear.Run,
        "s6-svlink" => S6Svlink.Run,
        "s6-svlisten" => S6Svlisten.Run,
        "s6-svlisten1" => S6Svlisten1.Run,
        "s6-svok" => S6Svok.Run,
        "s6-svperms" => S6Svperms.Run,
        "s6-svscanctl" => S6Svscanctl.Run,
        "s6-svstat" => S6Svstat.Run,
        "s6-svunlink" => S6Svunlink.Run,
        "s6-svwait" => S6Svwait.Run,
        "with-contenv" => WithContenv.Run,
        "with-retries" => WithRetries.Run,
        ReadinessPlan.PollerName => ReadinessPoller.Run,
        _ => null,
    };
}
