using Actors.Execline;
using Actors.Tools;
using Actors.Tools.Overlay;

namespace Actors.Init;

/// <summary>Every name that the binary answers to, beside those of <see cref="Program"/>.</summary>
internal static class Words
{
    /// <summary>All names, for the links of the overlay.</summary>
    internal static IEnumerable<string> Names => [.. ExeclineWords.Names, .. ToolTable.Names, .. DaemonTable.Names, .. OverlayTable.Names];

    /// <summary>The word of that name; null where there is none.</summary>
    internal static ChainWord? Find(string name) => ExeclineWords.Find(name) ?? ToolTable.Find(name) ?? OverlayTable.Find(name);
}
