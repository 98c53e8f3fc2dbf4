using System.Text;

namespace Actors.Kernel.Configuration;

/// <summary>Joins evaluated parts: texts to a text, arrays to an array, objects to an object.</summary>
internal static class HoconConcatenation
{
    /// <summary>The joined value; null when nothing is left of the parts (all were optional substitutions without a value).</summary>
    public static HoconNode? Join(List<HoconNode> parts, HoconOrigin origin, HoconLimits limits)
    {
        if (parts.Count == 0)
            return null;
        if (parts is [not ScalarNode { IsBlank: true }])
            return parts[0];
        if (!parts.Exists(part => part is ContainerNode))
            return Text(parts, origin, limits);

        HoconNode? joined = null;
        foreach (var part in parts)
        {
            if (part is ScalarNode { IsBlank: true })
                continue;
            joined = joined is null ? part : Join(joined, part, origin, limits);
        }

        return joined;
    }

    /// <summary>One object over another.</summary>
    public static ObjectNode Merge(ObjectNode below, ObjectNode above, HoconLimits limits)
    {
        if (above.IsClosed || (below.Fields.Count == 0 && !below.IsClosed))
            return above;
        limits.Spend(below.Fields.Count + above.Fields.Count, above.Origin);
        var merged = new ObjectNode(above.Origin) { IsClosed = below.IsClosed };
        foreach (var field in below.Fields.Values)
        {
            var shown = above.Fields.TryGetValue(field.Key, out var over) ? over.Over(field) : field;
            limits.Spend(shown.Layers.Count, above.Origin);
            merged.Fields.Add(shown);
        }

        foreach (var field in above.Fields.Values)
            merged.Fields.TryAdd(field);
        return merged;
    }

    private static ScalarNode Text(List<HoconNode> parts, HoconOrigin origin, HoconLimits limits)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var scalar = (ScalarNode)part;
            limits.Spend(scalar.Text.Length, origin);
            text.Append(scalar.Text);
        }

        return new ScalarNode(HoconType.String, text.ToString(), origin);
    }

    private static ContainerNode Join(HoconNode left, HoconNode right, HoconOrigin origin, HoconLimits limits) => (left, right) switch
    {
        (ObjectNode below, ObjectNode above) => Merge(below, above, limits),
        (ArrayNode first, ArrayNode second) => Append(first, second, origin, limits),
        (ObjectNode indexed, ArrayNode second) when ToArray(indexed) is { } first => Append(first, second, origin, limits),
        (ArrayNode first, ObjectNode indexed) when ToArray(indexed) is { } second => Append(first, second, origin, limits),
        _ => throw new ConfigurationException(
            origin,
            $"{Describe(left)} and {Describe(right)} cannot be joined to one value: "
            + "put a comma or a newline between them, or make both the same kind"),
    };

    private static ArrayNode Append(ArrayNode first, ArrayNode second, HoconOrigin origin, HoconLimits limits)
    {
        limits.Spend(first.Elements.Count + second.Elements.Count, origin);
        return new ArrayNode([.. first.Elements, .. second.Elements], origin);
    }

    /// <summary>An object with numeric keys as the array that it stands for; null when it has none.</summary>
    private static ArrayNode? ToArray(ObjectNode indexed)
    {
        var elements = indexed.Fields.Indexed().ConvertAll<HoconNode>(field => new IndexedNode(field, indexed.Origin));
        return elements.Count == 0 ? null : new ArrayNode(elements, indexed.Origin);
    }

    private static string Describe(HoconNode node) => node switch
    {
        ObjectNode => "an object",
        ArrayNode => "an array",
        ScalarNode { Type: HoconType.Null } => "null",
        ScalarNode scalar => $"the text {HoconQuotedString.Write(Shorten(scalar.Text))}",
        _ => "this",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 37)}...";
}
