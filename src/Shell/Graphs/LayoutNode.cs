namespace Actors.Shell.Graphs;

/// <summary>A node of a <see cref="LayeredLayout"/>, or a bend of an edge.</summary>
internal sealed class LayoutNode
{
    /// <summary>Its size.</summary>
    internal double Width { get; set; }

    /// <summary>Its size.</summary>
    internal double Height { get; init; }

    /// <summary>Its left side.</summary>
    internal double X { get; set; }

    /// <summary>The middle of its height.</summary>
    internal double Y { get; set; }

    /// <summary>Its layer, from the left, from 0.</summary>
    internal int Layer { get; set; }

    /// <summary>Its place in the layer, from the top.</summary>
    internal int Place { get; set; }

    /// <summary>Whether it is only where an edge passes.</summary>
    internal bool IsBend { get; init; }

    /// <summary>Neighbours in the layer to the left.</summary>
    internal List<LayoutNode> Left { get; } = [];

    /// <summary>Neighbours in the layer to the right.</summary>
    internal List<LayoutNode> Right { get; } = [];
}
