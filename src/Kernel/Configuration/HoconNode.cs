namespace Actors.Kernel.Configuration;

/// <summary>
/// A value as parsed. Scalars, arrays and objects are what they are; a <see cref="DeferredNode"/> becomes one of these (or nothing)
/// when the whole text is known. See <see cref="HoconResolver"/>.
/// </summary>
internal abstract class HoconNode(HoconOrigin origin)
{
    public HoconOrigin Origin => origin;

    /// <summary>The final value, once the resolver has built it.</summary>
    public HoconValue? Built { get; set; }

    /// <summary>How many values and characters <see cref="Built"/> holds, counting what is shared each time that it appears.</summary>
    public long BuiltSize { get; set; }
}
