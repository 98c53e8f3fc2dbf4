using Actors.Platform;

namespace Actors.Init;

/// <summary><c>actors</c>, the control program.</summary>
internal static class ActorsCommand
{
    internal static int Run(string[] arguments)
    {
        if (arguments is [_, "names"])
        {
            foreach (var name in Words.Names.Append("init").Append("actors").Order(StringComparer.Ordinal))
                _ = StandardStreams.Output(name + "\n");
            return 0;
        }

        StandardStreams.Error("actors: usage: actors names\n");
        return 100;
    }
}
