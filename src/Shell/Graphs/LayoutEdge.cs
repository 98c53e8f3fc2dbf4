namespace Actors.Shell.Graphs;

/// <summary>An edge of a <see cref="LayeredLayout"/>.</summary>
/// <param name="from">Where it begins.</param>
/// <param name="to">Where it ends.</param>
internal sealed class LayoutEdge(int from, int to)
{
    /// <summary>Where it begins, as given.</summary>
    internal int From => from;

    /// <summary>Where it ends, as given.</summary>
    internal int To => to;

    /// <summary>Whether it leads from right to left, because it closes a cycle.</summary>
    internal bool IsReversed { get; set; }

    /// <summary>The end that lies further left.</summary>
    internal int Source => IsReversed ? to : from;

    /// <summary>The end that lies further right.</summary>
    internal int Target => IsReversed ? from : to;

    /// <summary>Where it passes through the layers between, from left to right.</summary>
    internal List<LayoutNode> Bends { get; } = [];
}
