namespace Actors.Shell.Graphs;

/// <summary>What a node of a <see cref="Diagram"/> is.</summary>
internal enum NodeKind
{
    /// <summary>A supervised process.</summary>
    Longrun,
    /// <summary>A command that brings something up.</summary>
    Oneshot,
    /// <summary>The container's command.</summary>
    Command,
}

/// <summary>A service in a <see cref="Diagram"/>.</summary>
/// <param name="Name">Its name, as text.</param>
/// <param name="Kind">What it is.</param>
internal sealed record DiagramNode(string Name, NodeKind Kind)
{
    /// <summary>Its state, such as <c>up</c>, where it is known; else empty.</summary>
    internal string State { get; init; } = "";
}
