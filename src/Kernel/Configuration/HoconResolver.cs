namespace Actors.Kernel.Configuration;

/// <summary>
/// Turns nodes into values: the last step, when all files have been read.
/// <para>
/// Two passes are woven into each other. <em>Evaluating</em> finds out what a substitution, a concatenation or a field is, but
/// never looks inside an object or array that it comes to; <em>building</em> goes inside. So an object may refer to its own fields:
/// when these are built, the object itself has long been evaluated.
/// </para>
/// <para>
/// A substitution sees the final value of its path. Only when evaluating a field leads back to that same field would this never end.
/// Then the field shows what lies below the layer that is being evaluated: its earlier value. That is all there is to
/// <c>path = ${path}":/bin"</c>. Where there is no earlier value, the substitution is a cycle, which is an error, or nothing if it is
/// optional. What a substitution finds it keeps, so everyone sees the same; only nothing, found while something was out of sight, is
/// looked for again.
/// </para>
/// </summary>
internal sealed partial class HoconResolver(HoconLimits limits, Func<string, string?> environment)
{
    private readonly List<ReferenceNode> _trail = []; // the substitutions being evaluated, outermost first
    private int _depth;
    private int _lookedBack; // how often a field showed less than all its layers

    private HoconNode? Evaluate(HoconNode node)
    {
        if (node is not DeferredNode deferred)
            return node;
        if (deferred.IsEvaluated)
            return deferred.Result;

        HoconLimits.CheckDepth(++_depth, node.Origin);
        limits.Spend(1, node.Origin);
        var lookedBack = _lookedBack;
        deferred.IsEvaluating = true;
        deferred.Result = node switch
        {
            ReferenceNode reference => EvaluateReference(reference),
            ConcatenationNode concatenation => EvaluateConcatenation(concatenation),
            _ => EvaluateField(((IndexedNode)node).Field),
        };
        deferred.IsEvaluating = false;
        deferred.IsEvaluated = deferred.Result is not null || lookedBack == _lookedBack;
        _depth--;
        return deferred.Result;
    }

    private HoconNode? EvaluateConcatenation(ConcatenationNode concatenation)
    {
        var parts = new List<HoconNode>(concatenation.Parts.Count);
        foreach (var part in concatenation.Parts)
        {
            if (Evaluate(part) is { } value)
                parts.Add(value);
        }

        return HoconConcatenation.Join(parts, concatenation.Origin, limits);
    }

    private HoconNode? EvaluateReference(ReferenceNode reference)
    {
        var lookedBack = _lookedBack;
        _trail.Add(reference);
        HoconNode? found = null;
        for (var scope = reference.Scope; found is null && scope is not null; scope = scope.Outer)
            found = LookUp(LookUp(scope.Start, scope.Prefix) as ObjectNode, reference.Path);
        if (found is null && !reference.IsOwnField && environment(string.Join(".", reference.Path)) is { } value)
            found = new ScalarNode(HoconType.String, value, reference.Origin);
        if (found is null && !reference.IsOptional)
            throw new ConfigurationException(reference.Origin, lookedBack == _lookedBack ? Undefined(reference) : Cycle(reference));
        _trail.RemoveAt(_trail.Count - 1);
        return found;
    }

    private HoconNode? LookUp(ObjectNode? start, IReadOnlyList<string> path)
    {
        HoconNode? node = start;
        foreach (var key in path)
        {
            if (node is not ObjectNode fields || !fields.Fields.TryGetValue(key, out var field))
                return null;
            node = EvaluateField(field);
        }

        return node;
    }

    /// <summary>The layers of a field from the top down to the first that is no object; objects merge on the way.</summary>
    private HoconNode? EvaluateField(FieldNode field)
    {
        if (field.IsEvaluated)
            return field.Result;

        limits.Spend(field.Layers.Count, field.Origin);
        var lookedBack = _lookedBack;
        var visible = field.Layers.FindIndex(layer => layer is DeferredNode { IsEvaluating: true });
        if (visible < 0)
            visible = field.Layers.Count;
        else
            _lookedBack++;

        HoconNode? result = null;
        for (var i = visible - 1; i >= 0 && result is null or ObjectNode { IsClosed: false }; i--)
        {
            var layer = Evaluate(field.Layers[i]);
            result = (result, layer) switch
            {
                (_, null) => result,
                (null, _) => layer,
                (ObjectNode above, ObjectNode below) => HoconConcatenation.Merge(below, above, limits),
                (ObjectNode above, _) => HoconConcatenation.Merge(new ObjectNode(above.Origin) { IsClosed = true }, above, limits),
                _ => result,
            };
        }

        field.IsEvaluated = visible == field.Layers.Count && (result is not null || lookedBack == _lookedBack);
        field.Result = result;
        return result;
    }

    private static string Undefined(ReferenceNode reference) =>
        $"{reference} is not defined: define it, or write ${{?{HoconPath.Render(reference.Path)}}} if it may be missing";

    private string Cycle(ReferenceNode reference) =>
        $"{reference} is a cycle without an earlier value to begin with: "
        + string.Join(" -> ", _trail.ConvertAll(node => $"{node} ({node.Origin})"));
}
