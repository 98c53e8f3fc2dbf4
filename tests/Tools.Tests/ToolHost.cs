using Actors.Execline;
using Actors.Platform;
using Actors.Tools.Overlay;

namespace Actors.Tools.Tests;

/// <summary>
/// The entry point of the tests' own executable: a multi-call program like the shipped one, so that tests see the tools as processes,
/// without a publish.
/// </summary>
internal static class ToolHost
{
    private static int Main(string[] managed)
    {
        ResourceLimits.Starter = ProcessSettings.StartWithLimits;
        var arguments = NativeArguments.Read(managed);
        var name = arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
        var words = new WordTable(ExeclineWords.Find, ToolTable.Find, OverlayTable.Find);
        if ((words.Find(name) ?? DaemonTable.Find(name)) is { } tool)
            return Chain.Run(words, tool, name, arguments, EnvironmentBlock.OfThisProcess());
        StandardStreams.Error($"{name}: fatal: no such tool\n");
        return 127;
    }
}
