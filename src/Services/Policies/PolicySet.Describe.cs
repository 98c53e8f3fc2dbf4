using Actors.Kernel.Configuration;
using Actors.Platform;

namespace Actors.Services.Policies;

/// <content>What counts, key by key, and where that was written.</content>
public sealed partial class PolicySet
{
    /// <summary>What holds without any policy.</summary>
    private static readonly Lazy<PolicySet> s_reference = new(() => Read([]));

    private static readonly Lazy<Dictionary<string, string>> s_otherwise = new(() => ValuesOf(s_reference.Value._defaults));

    /// <summary>Every key that counts for a service. Without any policy those are the defaults.</summary>
    public IReadOnlyList<PolicyValue> Describe(string service)
    {
        if (_defaults is null)
            return s_reference.Value.Describe(service);
        lock (_policies)
            return Describe(Effective(ByteString.ToText(service)) ?? _defaults, "", s_otherwise.Value);
    }

    /// <summary>Every key that counts for the container as a whole: <c>logging</c>, <c>control</c> and the groups.</summary>
    public IReadOnlyList<PolicyValue> DescribeContainer()
    {
        if (_actors is not { } actors)
            return s_reference.Value.DescribeContainer();
        var otherwise = s_reference.Value._actors;
        var values = new List<PolicyValue>();
        lock (_policies)
        {
            foreach (var section in (ReadOnlySpan<string>)["logging", "control"])
                values.AddRange(Describe(actors.GetChildObject(section), section, ValuesOf(otherwise?.GetChildObject(section))));
            var groups = actors.GetChildObject("groups");
            if (groups is { IsNull: false } && groups.IsObject())
            {
                var ofGroups = ValuesOf(otherwise?.GetChildObject("group-defaults"));
                foreach (var field in groups.GetObject().Fields)
                    values.AddRange(Describe(Merge(actors.GetChildObject("group-defaults"), [field]), "groups." + field.Key, ofGroups));
            }
        }

        return values;
    }

    private static List<PolicyValue> Describe(HoconValue? section, string prefix, Dictionary<string, string> otherwise)
    {
        var values = new List<PolicyValue>();
        if (section is not { IsNull: false } || !section.IsObject())
            return values;
        foreach (var entry in section.ToConfig().Entries())
        {
            // An object without fields says nothing.
            if (entry.Value.IsObject())
                continue;
            var path = prefix.Length == 0 ? entry.Path : $"{prefix}.{entry.Path}";
            values.Add(new(ByteString.FromText(path), ByteString.FromText(TextOf(entry.Value)), ByteString.FromText(PolicySources.Describe(entry.Origin)))
            {
                Otherwise = otherwise.GetValueOrDefault(entry.Path),
            });
        }

        return values;
    }

    private static Dictionary<string, string> ValuesOf(HoconValue? section)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (section is { IsNull: false } && section.IsObject())
        {
            foreach (var entry in section.ToConfig().Entries())
                values[entry.Path] = ByteString.FromText(TextOf(entry.Value));
        }

        return values;
    }

    private static string TextOf(HoconValue value) => value.IsString() ? value.GetString() ?? "" : value.ToString();
}
