using Actors.Control;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Rc;

/// <summary>What s6-rc changes: change, start, stop, reload.</summary>
internal static class RcChanges
{
    internal static int Make(string verb, RcRequest asked, IReadOnlyList<string> names, ControlClient client, ChainContext context)
    {
        if (asked.DryRun)
            return Tell(verb, asked, names, ServiceDatabase.Fetch(client), context);
        var request = new ControlRequest(verb == "reload" ? "reload" : "change", [.. names])
        {
            Up = verb switch { "start" => true, "stop" => false, _ => asked.Up },
            AddAllUp = asked.All,
            Prune = asked.Prune && verb == "change",
            IncludeEssential = asked.IncludeEssential,
            Block = asked.Block,
            Milliseconds = (int)Math.Min(asked.Milliseconds, int.MaxValue),
        };
        var result = client.Change(request);
        // Which services failed, pid 1 has said already.
        return result.Message is { } message ? throw context.Fatal(result.ExitCode, message) : result.ExitCode;
    }

    /// <summary>A dry run: the services that would move, in the order of the database.</summary>
    private static int Tell(string verb, RcRequest asked, IReadOnlyList<string> names, ServiceDatabase database, ChainContext context)
    {
        var up = verb switch { "start" => true, "stop" => false, _ => asked.Up };
        var moving = database.Closure(RcLists.Select(names, asked, database, context), up).Where(service => service.IsUp != up);
        foreach (var service in up ? moving : moving.Reverse())
        {
            StandardStreams.Error($"s6-rc: info: dry run: service {service.Name}: {(up ? "starting" : "stopping")}\n");
            StandardStreams.Error($"s6-rc: info: dry run: service {service.Name} successfully {(up ? "started" : "stopped")}\n");
        }

        return 0;
    }
}
