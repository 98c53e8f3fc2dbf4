using Actors.Services;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Readiness;

/// <summary>
/// What has to move when one graph takes the place of another, by the rules of s6-rc-update: what is up stays up, under the name that it has in the new
/// graph, and is left alone unless it must be restarted. It must where
/// <list type="bullet">
/// <item>it is gone, or another type of service now;</item>
/// <item>a <see cref="Conversion"/> says so;</item>
/// <item>something that it depends on, before or after, must be restarted, or was not up before;</item>
/// <item>it is declared differently, and that is to count (<see cref="ReplaceGraph.IsChanged"/>);</item>
/// <item>its stdin or stdout would be another pipe (s6-rc-update leaves it with the old one).</item>
/// </list>
/// What was down stays down, but for what something that is up needs now.
/// </summary>
public sealed class Replacement
{
    private readonly ServiceGraph _old;
    private readonly ServiceGraph _next;
    private readonly IReadOnlySet<AtomicService> _up;
    private readonly Dictionary<AtomicService, AtomicService[]> _becomes = [];
    private readonly Dictionary<AtomicService, AtomicService> _was = [];
    private readonly HashSet<AtomicService> _mustRestart = [];

    private Replacement(ServiceGraph old, ServiceGraph next, IReadOnlySet<AtomicService> up)
    {
        _old = old;
        _next = next;
        _up = up;
    }

    /// <summary>What goes down first, of the old graph.</summary>
    public IReadOnlySet<AtomicService> Stopping { get; private set; } = new HashSet<AtomicService>();

    /// <summary>What is to be up in the end, of the new graph, with all that it needs.</summary>
    public IReadOnlyList<AtomicService> Wanted { get; private set; } = [];

    /// <summary>Of the old graph what has its like in the new one: a service of the same type and, unless it is converted, the same name. Up or down.</summary>
    public IReadOnlyDictionary<AtomicService, AtomicService> Kept { get; private set; } = new Dictionary<AtomicService, AtomicService>();

    /// <summary>What is up, of the new graph, when everything in <see cref="Stopping"/> is down.</summary>
    public IEnumerable<AtomicService> StillUp => Kept.Where(entry => _up.Contains(entry.Key) && !Stopping.Contains(entry.Key)).Select(entry => entry.Value);

    /// <summary>Whether the old graph has no service of that name.</summary>
    public bool IsNew(string name) => _old.Find(name) is null;

    /// <summary>Compares.</summary>
    /// <param name="old">The graph until now.</param>
    /// <param name="up">What is up of it.</param>
    /// <param name="replace">The graph from now on, and what names alone do not say.</param>
    /// <param name="fault">Why there is no replacement, with s6-rc-update's exit code: 3 unknown name, 4 the new name is unknown, 5 not a service, 6 named twice.</param>
    public static Replacement? Compare(
        ServiceGraph old, IReadOnlySet<AtomicService> up, ReplaceGraph replace, out Changed? fault)
    {
        var replacement = new Replacement(old, replace.Graph, up);
        fault = replacement.Convert(replace.Conversions);
        if (fault is not null)
            return null;
        replacement.Compute(replace.IsChanged);
        return replacement;
    }

    /// <summary>Essential services, and what they need, are not to stop: whatever of <see cref="Stopping"/> can be kept is kept.</summary>
    /// <param name="kept">Essential services that would have stopped.</param>
    /// <returns>False where one of those would be gone: it cannot be kept.</returns>
    public bool TryKeepEssential(out AtomicService[] kept)
    {
        kept = [.. Stopping.Where(service => service.IsEssential && !service.IsInternal)];
        var staying = _old.WithDependencies(kept).Where(Stopping.Contains).ToHashSet();
        if (staying.Any(service => !Kept.ContainsKey(service)))
            return false;
        Stopping = Stopping.Where(service => !staying.Contains(service)).ToHashSet();
        return true;
    }

    private Changed? Convert(IReadOnlyCollection<Conversion> conversions)
    {
        var names = new Dictionary<string, Conversion>(StringComparer.Ordinal);
        foreach (var conversion in conversions)
        {
            if (_old.Find(conversion.Old) is null)
            {
                return _old.FindBundle(conversion.Old) is null
                    ? new(3, $"unknown identifier in /run/s6-rc/compiled/resolve.cdb: {conversion.Old}")
                    : new(5, $"identifier {conversion.Old} does not represent an atomic service in /run/s6-rc/compiled");
            }

            if (!names.TryAdd(conversion.Old, conversion))
                return new(6, $"service {conversion.Old} appears more than once in conversion file");
        }

        foreach (var service in _old.Atomics)
        {
            var conversion = names.GetValueOrDefault(service.Name);
            if (!_next.TryResolve(conversion?.New ?? service.Name, out var targets))
            {
                if (conversion is not null && conversion.New != conversion.Old)
                    return new(4, $"bad conversion file: new service {conversion.New} is undefined in the new database");
                continue;
            }

            _becomes[service] = [.. targets];
            foreach (var target in targets)
            {
                if (!_was.TryAdd(target, service))
                    return new(6, $"unable to convert database: new service {target} is a target for more than one conversion, including old service {service}");
            }

            if (service.Definition is LongrunDefinition && conversion is not null && IsSwap(conversion, names))
                return new(6, $"unable to rename {conversion.Old} to {conversion.New}, which is renamed itself: do one after the other");
            if (conversion is { Restart: true })
                _mustRestart.Add(service);
        }

        return null;
    }

    /// <summary>A longrun takes its directory along, and so cannot come where another one just leaves.</summary>
    private static bool IsSwap(Conversion conversion, Dictionary<string, Conversion> all) =>
        conversion.New != conversion.Old && all.TryGetValue(conversion.New, out var other) && other.New != other.Old;

    private void Compute(Func<AtomicDefinition, AtomicDefinition, bool> isChanged)
    {
        var kept = new Dictionary<AtomicService, AtomicService>();
        foreach (var (service, targets) in _becomes)
        {
            if (targets is [var target] && target.Definition.Type == service.Definition.Type)
                kept[service] = target;
        }

        Kept = kept;
        foreach (var service in _up.Where(service => !service.IsInternal))
        {
            if (!kept.TryGetValue(service, out var target) || PipesDiffer(service, target) || isChanged(service.Definition, target.Definition))
                _mustRestart.Add(service);
        }

        HashSet<AtomicService> wanted;
        bool again;
        do
        {
            Stopping = _old.WithDependents(_mustRestart.Where(_up.Contains)).Where(_up.Contains).ToHashSet();
            var stillUp = StillUp.ToHashSet();
            wanted = _next.WithDependencies(_up.SelectMany(service => _becomes.GetValueOrDefault(service, []))).ToHashSet();
            // What stays up but needs what is not (yet) is restarted after that.
            var starting = wanted.Where(service => !stillUp.Contains(service) && !service.IsInternal);
            again = false;
            foreach (var late in _next.WithDependents(starting).Where(stillUp.Contains))
                again |= _mustRestart.Add(_was[late]);
        }
        while (again);

        Wanted = [.. _next.StartOrder.Where(wanted.Contains)];
    }

    private bool PipesDiffer(AtomicService service, AtomicService target)
    {
        if (service.Producers.IsEmpty != target.Producers.IsEmpty)
            return true;
        return service.Consumer is { } consumer
            ? target.Consumer is null || Kept.GetValueOrDefault(consumer) != target.Consumer
            : target.Consumer is not null;
    }
}
