using Actors.Boot;
using Actors.Execline;
using Actors.Platform;
using Actors.Tools;

namespace Actors.Init;

/// <summary>One binary, many names: what runs is decided by the name that it was called by.</summary>
internal static class Program
{
    private static int Main(string[] managed)
    {
        Signals.TakePipe();
        ResourceLimits.Starter = ProcessSettings.StartWithLimits;
        var arguments = NativeArguments.Read(managed);
        var name = arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
        switch (name)
        {
            case "init":
                StandardStreams.Complete();
                if (!FirstStage.IsOver)
                    return FirstStage.Run(arguments);
                Descriptors.MakeRoom(InitSettings.FirstDescriptors); // Now, with one thread only, that takes no time.
                FinalizerThread.Start();
                return SecondStage.Run(arguments);
            case "stage0":
                return FirstStage.RunStage0(arguments);
            case "preinit":
                return FirstStage.RunPreinit();
            case "actors" or "Actors.Init":
                FinalizerThread.Start();
                return ActorsCommand.Run(arguments);
        }

        var word = Words.Find(name);
        if (word is null && (word = DaemonTable.Find(name)) is not null)
            FinalizerThread.Start();
        if (word is not null)
            return Chain.Run(new WordTable(Words.Find), word, name, arguments, EnvironmentBlock.OfThisProcess());
        StandardStreams.Error($"actors: fatal: unable to run as {name}: it is none of the names that this program answers to (see: actors names)\n");
        return 127;
    }
}
