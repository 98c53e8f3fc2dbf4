namespace Actors.Kernel.Configuration;

/// <summary>
/// A field: all the values that were set to one key, lowest first, as far as they can still matter. A scalar or an array hides
/// everything before it; two objects merge at once; whatever holds a substitution waits on top of what it may refer back to.
/// </summary>
internal sealed class FieldNode(string key, HoconOrigin origin) : IHoconKeyed
{
    public string Key => key;

    /// <summary>Where the key was written; of several places the last that replaced the value, or the first that added to it.</summary>
    public HoconOrigin Origin { get; private set; } = origin;

    public List<HoconNode> Layers { get; } = [];

    /// <summary>Whether <see cref="Result"/> is known.</summary>
    public bool IsEvaluated { get; set; }

    /// <summary>All layers together; what is inside an object or array may still be open. Null for nothing.</summary>
    public HoconNode? Result { get; set; }

    /// <summary>Whether nothing below this field's own layers can show.</summary>
    public bool IsOpaque => Layers[0] is ScalarNode or ArrayNode or ObjectNode { IsClosed: true };

    public void Set(HoconNode value, HoconOrigin keyOrigin)
    {
        var top = Layers.Count > 0 ? Layers[^1] : null;
        switch (value)
        {
            case ConcatenationNode { IsAppend: true } append when top is ArrayNode array:
                array.Elements.AddRange(append.Appended.Elements);
                return;
            case ConcatenationNode { IsAppend: true } append when top is ConcatenationNode { IsAppend: true } before:
                before.Appended.Elements.AddRange(append.Appended.Elements);
                return;
            case DeferredNode:
                break;
            case ObjectNode { IsClosed: false } fields when top is ObjectNode below:
                below.Add(fields);
                return;
            case ObjectNode { IsClosed: false } when top is null or DeferredNode:
                break;
            default:
                if (value is ObjectNode closed)
                    closed.IsClosed = true;
                Layers.Clear();
                Origin = keyOrigin;
                break;
        }

        Layers.Add(value);
    }

    public void Set(FieldNode later)
    {
        foreach (var layer in later.Layers)
            Set(layer, later.Origin);
    }

    /// <summary>The object on top, for <c>a.b = 1</c> to add to; a new one when something else is there.</summary>
    public ObjectNode OpenObject(HoconOrigin keyOrigin)
    {
        if (Layers.Count > 0 && Layers[^1] is ObjectNode open)
            return open;
        var added = new ObjectNode(keyOrigin);
        Set(added, keyOrigin);
        return added;
    }

    /// <summary>This field on top of another one.</summary>
    public FieldNode Over(FieldNode below)
    {
        if (IsOpaque)
            return this;
        var merged = new FieldNode(Key, Origin);
        merged.Layers.AddRange(below.Layers);
        merged.Layers.AddRange(Layers);
        return merged;
    }
}
