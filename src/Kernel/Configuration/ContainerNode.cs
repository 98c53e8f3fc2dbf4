namespace Actors.Kernel.Configuration;

/// <summary>An array or an object.</summary>
internal abstract class ContainerNode(HoconOrigin origin) : HoconNode(origin)
{
    /// <summary>The resolver is inside it: meeting it again means that it contains itself.</summary>
    public bool IsBuilding { get; set; }

    /// <summary>How many levels <see cref="HoconNode.Built"/> has.</summary>
    public int Height { get; set; }
}
