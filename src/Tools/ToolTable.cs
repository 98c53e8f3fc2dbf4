using Actors.Execline;

namespace Actors.Tools;

/// <summary>
/// Every tool by its name. A switch, and no table that is filled at start: a tool's process lives for milliseconds.
/// </summary>
public static class ToolTable
{
    /// <summary>The names of all tools, in no order.</summary>
    public static string[] Names =>
    [
        "printcontenv", "s6-applyuidgid", "s6-envdir", "s6-envuidgid", "s6-setuidgid", "with-contenv",
    ];

    /// <summary>The tool of that name; null where there is none.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        "printcontenv" => PrintContenv.Run,
        "s6-applyuidgid" => S6Applyuidgid.Run,
        "s6-envdir" => S6Envdir.Run,
        "s6-envuidgid" => S6Envuidgid.Run,
        "s6-setuidgid" => S6Setuidgid.Run,
        "with-contenv" => WithContenv.Run,
        _ => null,
    };
}
