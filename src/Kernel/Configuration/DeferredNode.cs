namespace Actors.Kernel.Configuration;

/// <summary>A value that takes the whole text to know: a substitution, or a concatenation with one in it.</summary>
internal abstract class DeferredNode(HoconOrigin origin) : HoconNode(origin)
{
    /// <summary>The resolver is at it: a field that it is a layer of shows only what lies below it.</summary>
    public bool IsEvaluating { get; set; }

    /// <summary>Whether <see cref="Result"/> is known: each is evaluated once, whoever asks.</summary>
    public bool IsEvaluated { get; set; }

    /// <summary>The outcome; null for nothing (an optional substitution that found nothing).</summary>
    public HoconNode? Result { get; set; }
}
