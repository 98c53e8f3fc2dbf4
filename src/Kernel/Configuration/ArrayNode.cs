namespace Actors.Kernel.Configuration;

internal sealed class ArrayNode(List<HoconNode> elements, HoconOrigin origin) : ContainerNode(origin)
{
    public List<HoconNode> Elements => elements;
}
