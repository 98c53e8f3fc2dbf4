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
        "fix-attrs", "printcontenv", "s6-applyuidgid", "s6-envdir", "s6-envuidgid", "s6-maximumtime", "s6-notifyoncheck", "s6-permafailon",
        "s6-rc", "s6-rc-db", "s6-setlock", "s6-setsid", "s6-setuidgid", "s6-softlimit", "with-contenv", "with-retries",
    ];

    /// <summary>The tool of that name; null where there is none.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        "fix-attrs" => FixAttrs.Run,
        "printcontenv" => Printcontenv.Run,
        "s6-applyuidgid" => S6Applyuidgid.Run,
        "s6-envdir" => S6Envdir.Run,
        "s6-envuidgid" => S6Envuidgid.Run,
        "s6-maximumtime" => S6Maximumtime.Run,
        "s6-notifyoncheck" => S6Notifyoncheck.Run,
        "s6-permafailon" => S6Permafailon.Run,
        "s6-rc" => S6Rc.Run,
        "s6-rc-db" => S6RcDb.Run,
        "s6-setlock" => S6Setlock.Run,
        "s6-setsid" => S6Setsid.Run,
        "s6-setuidgid" => S6Setuidgid.Run,
        "s6-softlimit" => S6Softlimit.Run,
        "with-contenv" => WithContenv.Run,
        "with-retries" => WithRetries.Run,
        ReadinessPlan.PollerName => ReadinessPoller.Run,
        _ => null,
    };
}
