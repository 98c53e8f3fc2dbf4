namespace Actors.Kernel.Configuration;

/// <summary>An element of an array that was written as an object with numeric keys.</summary>
internal sealed class IndexedNode(FieldNode indexed, HoconOrigin origin) : DeferredNode(origin)
{
    public FieldNode Field => indexed;
}
