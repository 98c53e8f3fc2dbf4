using Actors.Control;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Rc;

/// <summary>What s6-rc only looks at: list, listall, diff.</summary>
internal static class RcLists
{
    /// <summary>s6-rc's exit code for a name that is none.</summary>
    internal const int UnknownName = 3;

    internal static int Show(string verb, RcRequest asked, IReadOnlyList<string> names, ServiceDatabase database, ChainContext context)
    {
        if (verb == "diff")
            return ShowDifferences(database);
        var selection = Select(names, asked, database, context);
        IEnumerable<DatabaseService> shown = verb == "listall" ? database.Closure(selection, asked.Up) : Invert(selection, asked, database);
        foreach (var service in shown.Where(service => asked.ShowEssential || !service.IsEssential))
            _ = StandardStreams.Output(service.Name + "\n");
        return 0;
    }

    /// <summary>The services that names stand for, with -a also all that are up; fatal where a name is unknown.</summary>
    internal static HashSet<DatabaseService> Select(IEnumerable<string> names, RcRequest asked, ServiceDatabase database, ChainContext context)
    {
        var selection = new HashSet<DatabaseService>();
        foreach (var name in names)
        {
            selection.UnionWith(database.Resolve(name)
                ?? throw context.Fatal(UnknownName, $"{name} is not a recognized identifier in /run/s6-rc/resolve.cdb"));
        }

        if (asked.All)
            selection.UnionWith(database.Services.Where(service => service.IsUp));
        return selection;
    }

    /// <summary>With -d, a list is of all services that are not selected.</summary>
    private static IEnumerable<DatabaseService> Invert(HashSet<DatabaseService> selection, RcRequest asked, ServiceDatabase database) =>
        database.Services.Where(service => selection.Contains(service) == asked.Up);

    /// <summary>Longruns whose supervisor wants another state than the database has: +NAME up though it is down here, -NAME the other way.</summary>
    private static int ShowDifferences(ServiceDatabase database)
    {
        var differs = false;
        foreach (var service in database.Services.Where(service => !service.IsOneshot))
        {
            if (Files.TryReadAllBytes($"/run/s6-rc/servicedirs/{service.Name}/{SuperviseStatus.File}", out var bytes) != 0
                || !SuperviseStatus.TryRead(bytes, out var status))
            {
                continue;
            }

            var wanted = status.Flags.HasFlag(SuperviseFlags.WantUp);
            if (wanted == service.IsUp)
                continue;
            differs = true;
            _ = StandardStreams.Output($"{(wanted ? '+' : '-')}{service.Name}\n");
        }

        return differs ? 1 : 0;
    }
}
