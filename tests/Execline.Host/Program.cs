using Actors.Platform;

namespace Actors.Execline.Host;

internal static class Program
{
    private static void Main(string[] managed)
    {
        var arguments = NativeArguments.Read(managed);
        var name = arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
        var words = new WordTable(ExeclineWords.Find);
        if (words.Find(name) is not { } word)
        {
            StandardStreams.Error($"execline: fatal: {name} is none of its words\n");
            Identity.Exit(100);
            return;
        }

        Identity.Exit(Chain.Run(words, word, name, arguments, EnvironmentBlock.OfThisProcess()));
    }
}
