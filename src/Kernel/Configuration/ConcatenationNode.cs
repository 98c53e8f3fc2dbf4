namespace Actors.Kernel.Configuration;

/// <summary>Several parts that make one value, at least one of them a substitution.</summary>
internal sealed class ConcatenationNode(List<HoconNode> parts, HoconOrigin origin) : DeferredNode(origin)
{
    public List<HoconNode> Parts => parts;

    /// <summary>It stands for <c>+=</c>: the field's own earlier value, and the elements to add.</summary>
    public bool IsAppend { get; private init; }

    /// <summary>What <c>+=</c> adds.</summary>
    public ArrayNode Appended => (ArrayNode)parts[^1];

    public static ConcatenationNode Append(ReferenceNode ownField, HoconNode element, HoconOrigin origin) =>
        new([ownField, new ArrayNode([element], element.Origin)], origin) { IsAppend = true };
}
