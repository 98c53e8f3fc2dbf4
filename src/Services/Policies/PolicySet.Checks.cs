using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <content>What policies say that cannot be meant, given the services that there are.</content>
public sealed partial class PolicySet
{
    /// <summary>What only longruns have: for a oneshot it does nothing. A trigger would be waited for in vain, so that is an error.</summary>
    private static readonly string[] s_ofLongruns = ["trigger", "restart", "stop", "readiness", "health"];

    private static readonly string[] s_triggers = ["every", "cron", "path"];

    /// <summary>Warns of entries and groups that name no service, where all services are known: when an image is checked.</summary>
    /// <param name="names">Services and bundles, as byte strings.</param>
    public void CheckNames(IReadOnlyCollection<string> names)
    {
        if (_actors is not { } actors)
            return;
        var known = names.Select(ByteString.ToText).ToList();
        foreach (var field in _services)
        {
            if (NamePattern.IsPattern(field.Key) ? known.Any(name => NamePattern.Matches(field.Key, name)) : known.Contains(field.Key))
                continue;
            _log.Warning(field.Origin, $"actors.services.{field.Key}: there is no such service", HintForName(field.Key, known));
        }

        foreach (var group in _groups)
        {
            foreach (var name in group.Services.Select(ByteString.ToText).Where(name => !known.Any(other => NamePattern.Matches(name, other))))
                _log.Warning(ServicesOf(group), $"actors.groups.{ByteString.ToText(group.Name)}.services: there is no service {name}", HintForName(name, known));
        }
    }

    private static string HintForName(string name, List<string> known) =>
        Spelling.Nearest(name, known) is { } nearest ? $"is {nearest} meant?" : "declare it by a command of its own or a directory, or remove what names it";

    private void CheckServices(IReadOnlyList<ServiceDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            if (definition is not AtomicDefinition { IsInternal: false })
                continue;
            var name = ByteString.ToText(definition.Name);
            if (definition is OneshotDefinition)
            {
                foreach (var field in _services.Where(field => field.Key == name || field.Key == TemplateOf(name)))
                    CheckOneshot(field);
            }

            CheckGroups(definition.Name);
        }
    }

    private void CheckOneshot(HoconField entry)
    {
        if (!entry.Value.IsObject())
            return;
        foreach (var key in s_ofLongruns)
        {
            if (entry.Value.GetObject().GetField(key) is not { Value.IsNull: false } field)
                continue;
            if (key != "trigger")
                _log.Warning(field.Origin, $"actors.services.{entry.Key}.{key}: {entry.Key} is a oneshot, for which this does nothing", "remove it, or make it a longrun");
            else if (field.Value.IsObject())
                CheckTrigger(entry.Key, field.Value.GetObject());
        }
    }

    private void CheckTrigger(string name, HoconObject trigger)
    {
        foreach (var key in s_triggers)
        {
            if (trigger.GetField(key) is { Value.IsNull: false } field)
                _log.Error(field.Origin, $"actors.services.{name}.trigger.{key}: {name} is a oneshot, which is run once, when it is started", "make it a longrun: a trigger runs that each time, and waits for its end");
        }
    }

    /// <summary>The first group counts. Where a later one means it by a pattern only, it may be an exception from that.</summary>
    private void CheckGroups(string service)
    {
        GroupPolicy? first = null;
        foreach (var group in _groups.Where(group => group.RankOf(service) >= 0))
        {
            if (first is null)
            {
                first = group;
                continue;
            }

            var message = $"actors.groups.{ByteString.ToText(group.Name)}.services: {ByteString.ToText(service)} is in the group {ByteString.ToText(first.Name)} already, and that one counts";
            const string Hint = "a service can be in one group: take it out of the other";
            if (group.Services.Contains(service))
                _log.Error(ServicesOf(group), message, Hint);
            else
                _log.Warning(ServicesOf(group), message, Hint);
        }
    }

    /// <summary>Where the services of a group are named.</summary>
    private HoconOrigin ServicesOf(GroupPolicy group)
    {
        var field = _actors?.GetChildObject("groups")?.GetObject().GetField(ByteString.ToText(group.Name));
        return (field is { } entry && entry.Value.IsObject() ? entry.Value.GetObject().GetField("services")?.Origin : null) ?? field?.Origin ?? default;
    }
}
