using Actors.Execline;

namespace Actors.Tools;

/// <summary>
/// The tools that live long. They are no words of a chain (<see cref="ToolTable"/>): a chain that comes to one executes it, so that it is a program of its own
/// with its own name in ps.
/// </summary>
public static class DaemonTable
{
    /// <summary>The names of all of them.</summary>
    public static string[] Names => ["s6-log"];

    /// <summary>The tool of that name; null where there is none.</summary>
    public static ChainWord? Find(string name) => name switch
    {
        "s6-log" => S6Log.Run,
        _ => null,
    };
}
