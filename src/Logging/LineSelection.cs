namespace Actors.Logging;

/// <summary>Changes whether a line is selected.</summary>
/// <param name="Kind">How.</param>
/// <param name="Pattern">What the line must match; null for <see cref="SelectionKind.Default"/>.</param>
public sealed record LineSelection(SelectionKind Kind, LinePattern? Pattern);
