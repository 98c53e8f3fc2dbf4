using System.Text.Json;
using Actors.Platform;
using Actors.Readiness;
using Actors.Services;

namespace Actors.Control;

/// <summary>A service as pid 1 told of it. Names are byte strings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsUp">Whether it is up.</param>
/// <param name="Dependencies">What it needs, one step far.</param>
public sealed record DatabaseService(string Name, bool IsUp, IReadOnlyList<string> Dependencies)
{
    /// <summary>Flagged essential.</summary>
    public bool IsEssential { get; init; }

    /// <summary>Flagged recommended.</summary>
    public bool IsRecommended { get; init; }

    /// <summary>Milliseconds; 0: none.</summary>
    public uint TimeoutUp { get; init; }

    /// <summary>Milliseconds; 0: none.</summary>
    public uint TimeoutDown { get; init; }

    /// <summary>Who writes to its stdin.</summary>
    public IReadOnlyList<string> Producers { get; init; } = [];

    /// <summary>Who reads its stdout.</summary>
    public string? Consumer { get; init; }

    /// <summary>A oneshot's <c>up</c>; null for a longrun.</summary>
    public IReadOnlyList<string>? UpScript { get; init; }

    /// <summary>A oneshot's <c>down</c>; null for a longrun.</summary>
    public IReadOnlyList<string>? DownScript { get; init; }

    /// <summary>Whether it is a oneshot.</summary>
    public bool IsOneshot => UpScript is not null;

    /// <summary>Whether it stands for what runs oneshots, or holds pipes: nothing that starts or stops.</summary>
    public bool IsInternal => Name is InternalServices.OneshotRunner or InternalServices.FdHolder;
}

/// <summary>The service database of pid 1 at a moment, and the questions that s6-rc and s6-rc-db ask of it.</summary>
public sealed class ServiceDatabase
{
    private readonly Dictionary<string, DatabaseService> _services = [];
    private readonly Dictionary<string, string[]> _bundles = [];
    private readonly List<DatabaseService> _order = [];

    /// <summary>Every service, in the order of the database.</summary>
    public IReadOnlyList<DatabaseService> Services => _order;

    /// <summary>Every bundle's name.</summary>
    public IEnumerable<string> Bundles => _bundles.Keys;

    /// <summary>Whether a change is under way.</summary>
    public bool IsBusy { get; private init; }

    /// <summary>Asks pid 1.</summary>
    public static ServiceDatabase Fetch(ControlClient client)
    {
        using var answer = client.Ask(new ControlRequest("database", []));
        return Read(answer.RootElement);
    }

    /// <summary>What a graph has in it, all of it down.</summary>
    public static ServiceDatabase Of(ServiceGraph graph)
    {
        using var answer = JsonDocument.Parse(ControlMessages.Write(json => DatabaseAnswer.Write(json, new ReadinessProtocol.States(graph, new HashSet<AtomicService>(), false, []))));
        return Read(answer.RootElement);
    }

    /// <summary>The service of that name; null where there is none, or it is a bundle.</summary>
    public DatabaseService? Find(string name) => _services.GetValueOrDefault(name);

    /// <summary>What is in a bundle; null where there is none of that name.</summary>
    public IReadOnlyList<DatabaseService>? FindBundle(string name) => _bundles.TryGetValue(name, out var names) ? [.. names.Select(member => _services[member])] : null;

    /// <summary>What a name stands for; null where it is unknown.</summary>
    public IReadOnlyList<DatabaseService>? Resolve(string name) => Find(name) is { } service ? [service] : FindBundle(name);

    /// <summary>One step far: dependencies, or dependents.</summary>
    public IEnumerable<DatabaseService> Next(DatabaseService service, bool up) =>
        up ? service.Dependencies.Select(name => _services[name]) : _order.Where(other => other.Dependencies.Contains(service.Name));

    /// <summary>These and all that they need (up), or that need them (down), in the order of the database.</summary>
    public IReadOnlyList<DatabaseService> Closure(IEnumerable<DatabaseService> services, bool up)
    {
        var reached = new HashSet<DatabaseService>(services);
        var open = new Stack<DatabaseService>(reached);
        while (open.TryPop(out var service))
        {
            foreach (var next in Next(service, up))
            {
                if (reached.Add(next))
                    open.Push(next);
            }
        }

        return [.. _order.Where(reached.Contains)];
    }

    private static ServiceDatabase Read(JsonElement root)
    {
        var database = new ServiceDatabase { IsBusy = root.GetProperty("busy").GetBoolean() };
        foreach (var element in root.GetProperty("services").EnumerateArray())
        {
            var service = new DatabaseService(Text(element.GetProperty("name")), element.GetProperty("up").GetBoolean(), Names(element, "dependencies")!)
            {
                IsEssential = element.GetProperty("essential").GetBoolean(),
                IsRecommended = element.GetProperty("recommended").GetBoolean(),
                TimeoutUp = element.GetProperty("timeoutUp").GetUInt32(),
                TimeoutDown = element.GetProperty("timeoutDown").GetUInt32(),
                Producers = Names(element, "producers")!,
                Consumer = element.TryGetProperty("consumer", out var consumer) ? Text(consumer) : null,
                UpScript = Names(element, "upScript"),
                DownScript = Names(element, "downScript"),
            };
            database._services[service.Name] = service;
            database._order.Add(service);
        }

        foreach (var element in root.GetProperty("bundles").EnumerateArray())
            database._bundles[Text(element.GetProperty("name"))] = Names(element, "services")!;
        return database;
    }

    private static string[]? Names(JsonElement element, string property) =>
        element.TryGetProperty(property, out var names) ? [.. names.EnumerateArray().Select(Text)] : null;

    private static string Text(JsonElement element) => ByteString.FromText(element.GetString()!);
}
