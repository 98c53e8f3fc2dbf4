namespace Actors.Kernel.Configuration;

internal sealed class ObjectNode(HoconOrigin origin) : ContainerNode(origin)
{
    public HoconFields<FieldNode> Fields { get; } = new();

    /// <summary>It was set over something that is no object, so nothing further below merges into it.</summary>
    public bool IsClosed { get; set; }

    public FieldNode GetOrAdd(string key, HoconOrigin origin)
    {
        if (!Fields.TryGetValue(key, out var field))
            Fields.Add(field = new FieldNode(key, origin));
        return field;
    }

    /// <summary>Sets the other object's fields after this object's own, as if they were written here.</summary>
    public void Add(ObjectNode later)
    {
        foreach (var field in later.Fields.Values)
            GetOrAdd(field.Key, field.Origin).Set(field);
    }
}
