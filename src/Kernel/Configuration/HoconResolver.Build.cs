namespace Actors.Kernel.Configuration;

internal sealed partial class HoconResolver
{
    /// <summary>The final value of a node that is evaluated: everything inside it is evaluated and built too.</summary>
    /// <exception cref="ConfigurationException">
    /// A substitution is undefined or a cycle, a concatenation mixes kinds, or there is too much of everything.
    /// </exception>
    public HoconValue Build(HoconNode node)
    {
        if (node.Built is { } built)
        {
            limits.Spend(node.BuiltSize, node.Origin);
            return built;
        }

        node.Built = node switch
        {
            ScalarNode scalar => Build(scalar),
            ArrayNode array => Build(array),
            _ => Build((ObjectNode)node),
        };
        limits.Spend(1, node.Origin);
        return node.Built;
    }

    private static HoconValue Build(ScalarNode scalar)
    {
        scalar.BuiltSize = 1 + scalar.Text.Length;
        return new HoconValue(scalar.Type, scalar.Text, scalar.Origin);
    }

    private HoconValue Build(ArrayNode array)
    {
        Enter(array);
        var elements = new List<HoconValue>(array.Elements.Count);
        foreach (var element in array.Elements)
        {
            var value = Evaluate(element);
            if (value is ContainerNode { IsBuilding: true })
                value = element is ReferenceNode { IsOptional: true } ? null : throw ContainsItself(element.Origin, "an element");
            if (value is not null)
                elements.Add(BuildInside(array, value));
        }

        Leave(array);
        return new HoconValue([.. elements], array.Origin);
    }

    private HoconValue Build(ObjectNode fields)
    {
        Enter(fields);
        var built = new OrderedDictionary<string, HoconField>(fields.Fields.Count, StringComparer.Ordinal);
        foreach (var field in fields.Fields.Values)
        {
            if (EvaluateOutside(field) is not { } node)
                continue;
            fields.BuiltSize += field.Key.Length;
            built.Add(field.Key, new HoconField(field.Key, BuildInside(fields, node), field.Origin));
        }

        Leave(fields);
        return new HoconValue(new HoconObject(built, fields.IsClosed), fields.Origin);
    }

    /// <summary>The field's value, which must not be what it stands in; an optional substitution to that counts as missing.</summary>
    private HoconNode? EvaluateOutside(FieldNode field)
    {
        var value = EvaluateField(field);
        while (value is ContainerNode { IsBuilding: true })
        {
            if (field.Layers[^1] is not ReferenceNode { IsOptional: true })
                throw ContainsItself(field.Layers[^1].Origin, HoconPath.RenderKey(field.Key));
            field.Layers.RemoveAt(field.Layers.Count - 1);
            field.IsEvaluated = false;
            value = EvaluateField(field);
        }

        return value;
    }

    private HoconValue BuildInside(ContainerNode container, HoconNode node)
    {
        var value = Build(node);
        container.BuiltSize += node.BuiltSize;
        if (node is ContainerNode inside)
        {
            container.Height = Math.Max(container.Height, inside.Height + 1);
            HoconLimits.CheckDepth(container.Height, node.Origin);
        }

        return value;
    }

    private void Enter(ContainerNode container)
    {
        container.IsBuilding = true;
        container.BuiltSize = 1;
        HoconLimits.CheckDepth(++_depth, container.Origin);
    }

    private void Leave(ContainerNode container)
    {
        container.IsBuilding = false;
        _depth--;
    }

    private static ConfigurationException ContainsItself(HoconOrigin origin, string what) =>
        new(origin, $"{what} is a cycle: it would contain what it stands in; refer to the part that is meant");
}
