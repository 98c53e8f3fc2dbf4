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
            while (CutCycle(element))
                value = Evaluate(element);
            if (value is not null)
                elements.Add(BuildInside(array, value));
        }

        Leave(array);
        return new HoconValue(elements.ToArray(), array.Origin);
    }

    private HoconValue Build(ObjectNode fields)
    {
        Enter(fields);
        var built = new HoconFields<HoconField>();
        foreach (var field in fields.Fields.Values)
        {
            if (EvaluateInside(field) is not { } node)
                continue;
            fields.BuiltSize += field.Key.Length;
            built.Add(new HoconField(field.Key, BuildInside(fields, node), field.Origin));
        }

        Leave(fields);
        return new HoconValue(new HoconObject(built, fields.IsClosed), fields.Origin);
    }

    /// <summary>What a field is, when that is not what it stands in.</summary>
    private HoconNode? EvaluateInside(FieldNode field)
    {
        var value = EvaluateField(field);
        while (CutCycle(field))
            value = EvaluateField(field);
        return value;
    }

    /// <summary>
    /// A substitution must not find what it stands in; an optional one that does finds nothing instead. Called from inside the
    /// value, when it is known what is being built, and after the node was evaluated.
    /// </summary>
    /// <returns>Whether the node must be evaluated again.</returns>
    private static bool CutCycle(HoconNode node)
    {
        switch (node)
        {
            case ReferenceNode { Result: ContainerNode { IsBuilding: true } } reference:
                if (!reference.IsOptional)
                    throw new ConfigurationException(
                        node.Origin,
                        $"{node} is a cycle: it stands inside of what it names; name the part that is meant");
                reference.Result = null;
                return true;
            case ConcatenationNode concatenation:
                var changed = false;
                foreach (var part in concatenation.Parts)
                    changed |= CutCycle(part);
                concatenation.IsEvaluated &= !changed;
                return changed;
            case IndexedNode indexed:
                changed = CutCycle(indexed.Field);
                indexed.IsEvaluated &= !changed;
                return changed;
            default:
                return false;
        }
    }

    private static bool CutCycle(FieldNode field)
    {
        var changed = false;
        for (var i = field.Layers.Count - 1; i >= 0; i--)
        {
            var layer = field.Layers[i];
            changed |= CutCycle(layer);
            if (layer is DeferredNode deferred ? deferred.Result is ScalarNode or ArrayNode : layer is not ObjectNode)
                break; // the rest is hidden
        }

        field.IsEvaluated &= !changed;
        return changed;
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
}
