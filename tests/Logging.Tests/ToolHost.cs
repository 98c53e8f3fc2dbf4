using Actors.Execline;
using Actors.Platform;
using Actors.Tools;

namespace Actors.Logging.Tests;

/// <summary>The entry point of the tests' own executable: the tools as processes, without a publish.</summary>
internal static class ToolHost
{
    /// <summary>The executable; ACTORS_TEST_PROGRAM can name another, such as the published one.</summary>
    public static string Program =>
        Environment.GetEnvironmentVariable("ACTORS_TEST_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "Actors.Logging.Tests");

    private static int Main(string[] managed)
    {
        var arguments = NativeArguments.Read(managed);
        var name = arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
        var words = new WordTable(ExeclineWords.Find, ToolTable.Find);
        if ((DaemonTable.Find(name) ?? words.Find(name)) is { } tool)
            return Chain.Run(words, tool, name, arguments, EnvironmentBlock.OfThisProcess());
        StandardStreams.Error($"{name}: fatal: no such tool\n");
        return 127;
    }
}
