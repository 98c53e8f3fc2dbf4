using System.Collections.Immutable;
using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <content>What policies add to the services that directories declare.</content>
public sealed partial class PolicySet
{
    private const string Bundle = "user";
    private const string Base = "base";

    /// <summary>
    /// The services of directories with those of the policies: services with a command of their own, instances, other timeouts, and who is in the
    /// bundle <c>user</c>. Faults are added to <see cref="Diagnostics"/>.
    /// </summary>
    public SourceSet AddTo(SourceSet sources)
    {
        if (IsEmpty)
            return sources;
        var definitions = new List<ServiceDefinition>();
        var left = new HashSet<string>(StringComparer.Ordinal);
        var added = new List<NameReference>();
        foreach (var definition in sources.Definitions)
        {
            var policy = For(definition.Name);
            if (!policy.IsEnabled)
                left.Add(definition.Name);
            if (definition is AtomicDefinition { IsInternal: false } template && policy.Instances is { } instances)
                AddInstances(template, instances, definitions);
            else
                definitions.Add(WithTimeouts(definition));
        }

        foreach (var field in _services.Where(field => !NamePattern.IsPattern(field.Key)))
            Declare(field, sources, definitions, added);
        CheckServices(definitions);
        return sources with { Definitions = [.. WithBundle(definitions, added, left)] };
    }

    private void Declare(HoconField field, SourceSet sources, List<ServiceDefinition> definitions, List<NameReference> added)
    {
        var name = ByteString.FromText(field.Key);
        var policy = For(name);
        // The entry of an instance only adds to its template's.
        if (policy.Command is not { } command || (TemplateOf(field.Key) is { } template && For(ByteString.FromText(template)).Instances is not null))
            return;
        if (ServiceNames.FaultOf(name) is { } fault)
        {
            _log.Error(field.Origin, $"actors.services.{field.Key}: {fault}");
            return;
        }

        if (sources.Definitions.FirstOrDefault(definition => definition.Name == name) is { } other)
        {
            _log.Error(field.Origin, $"actors.services.{field.Key}: a service of that name is declared in {ByteString.ToText(other.SourceDirectory)}", "remove the command here, or that directory");
            return;
        }

        var hasBase = name != Base && sources.Definitions.Any(definition => definition.Name == Base);
        ImmutableArray<NameReference> dependencies =
        [
            .. (hasBase ? command.DependsOn.Prepend(Base) : command.DependsOn).Where(dependency => dependency != name).DistinctBy(dependency => dependency)
                .Select(dependency => new NameReference(dependency, command.File, command.Line)),
        ];
        AtomicDefinition definition = command.Type == ServiceType.Oneshot
            ? new OneshotDefinition { Name = name, SourceDirectory = "", Dependencies = dependencies, Up = new(command.Command), Down = new(command.Finish) }
            : new LongrunDefinition { Name = name, SourceDirectory = "", Dependencies = dependencies, Command = command.Command, FinishCommand = command.Finish };
        if (policy.Instances is { } instances)
            AddInstances(definition, instances, definitions);
        else
            definitions.Add(WithTimeouts(definition));
        if (policy.IsEnabled)
            added.Add(new(name, command.File, command.Line));
    }

    /// <summary>The service becomes the bundle of its instances, but for those whose own entries say that they are not enabled.</summary>
    private void AddInstances(AtomicDefinition template, ImmutableArray<string> instances, List<ServiceDefinition> definitions)
    {
        var names = new List<NameReference>();
        foreach (var instance in instances.DistinctBy(instance => instance))
        {
            var name = $"{template.Name}@{instance}";
            if (For(name).IsEnabled || !For(template.Name).IsEnabled)
                names.Add(new(name, template.SourceDirectory, null));
            definitions.Add(WithTimeouts(template switch
            {
                LongrunDefinition longrun => longrun with
                {
                    Name = name, Command = ForInstance(longrun.Command, instance), FinishCommand = ForInstance(longrun.FinishCommand, instance),
                },
                OneshotDefinition oneshot => oneshot with
                {
                    Name = name, Up = new(ForInstance(oneshot.Up.Arguments, instance)), Down = new(ForInstance(oneshot.Down.Arguments, instance)),
                },
                _ => template,
            }));
        }

        definitions.Add(new BundleDefinition { Name = template.Name, SourceDirectory = template.SourceDirectory, Contents = [.. names] });
    }

    private static ImmutableArray<string> ForInstance(ImmutableArray<string> command, string instance) =>
        [.. command.Select(word => word.Replace("%i", instance, StringComparison.Ordinal))];

    private ServiceDefinition WithTimeouts(ServiceDefinition definition)
    {
        if (definition is not AtomicDefinition atomic)
            return definition;
        var policy = For(definition.Name);
        return atomic with { TimeoutUp = Milliseconds(policy.TimeoutUp) ?? atomic.TimeoutUp, TimeoutDown = Milliseconds(policy.TimeoutDown) ?? atomic.TimeoutDown };
    }

    private static uint? Milliseconds(TimeSpan? span) => span is { } time ? (uint)Math.Ceiling(time.TotalMilliseconds) : null;

    private static IEnumerable<ServiceDefinition> WithBundle(List<ServiceDefinition> definitions, List<NameReference> added, HashSet<string> left)
    {
        var seen = false;
        foreach (var definition in definitions)
        {
            if (definition is BundleDefinition { Name: Bundle } bundle)
            {
                seen = true;
                yield return bundle with { Contents = [.. bundle.Contents.Where(reference => !left.Contains(reference.Name)).Concat(added).DistinctBy(reference => reference.Name)] };
            }
            else
            {
                yield return definition;
            }
        }

        if (!seen && added.Count > 0)
            yield return new BundleDefinition { Name = Bundle, SourceDirectory = "", Contents = [.. added] };
    }
}
