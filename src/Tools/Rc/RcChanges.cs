using Actors.Control;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Rc;

/// <summary>What s6-rc changes: change, start, stop, reload.</summary>
internal static class RcChanges
{
    private const string Folder = S6RcInit.LiveFolder + "/servicedirs/";

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
            Verbosity = (int)Math.Min(asked.Verbosity, int.MaxValue),
        };
        var result = client.Change(request, static said => StandardStreams.Error(said.Line));
        // Which services failed has been said already.
        return result.Message is { } message ? throw context.Fatal(result.ExitCode, message) : result.ExitCode;
    }

    /// <summary>A dry run: what s6-rc would execute, in the order of the database; from verbosity 2 also what it would say.</summary>
    private static int Tell(string verb, RcRequest asked, IReadOnlyList<string> names, ServiceDatabase database, ChainContext context)
    {
        var up = verb switch { "start" => true, "stop" => false, _ => asked.Up };
        var moving = database.Closure(RcLists.Select(names, asked, database, context), up).Where(service => service.IsUp != up && !service.IsInternal);
        var oneshots = database.Services.Where(service => service.IsOneshot).ToArray();
        foreach (var service in up ? moving : moving.Reverse())
        {
            StandardStreams.Error("s6-rc-dryrun: " + CommandOf(service, up, Array.IndexOf(oneshots, service)) + "\n");
            if (asked.Verbosity < 2)
                continue;
            StandardStreams.Error($"s6-rc: info: dry run: service {service.Name}: {(up ? "starting" : "stopping")}\n");
            StandardStreams.Error($"s6-rc: info: dry run: service {service.Name} successfully {(up ? "started" : "stopped")}\n");
        }

        return 0;
    }

    private static string CommandOf(DatabaseService service, bool up, int number)
    {
        var limit = up ? service.TimeoutUp : service.TimeoutDown;
        if (service.IsOneshot)
            return $"s6-sudo -el0 -t 30000 -T {limit} -- {Folder}s6rc-oneshot-runner/s {(up ? "up" : "down")} {number}  # {service.Name}";
        var action = !up ? "-dwD" : Files.Exists($"{Folder}{service.Name}/notification-fd") ? "-uwU" : "-uwu";
        return $"s6-svc {action} -T {limit} -- {Folder}{service.Name}";
    }
}
