namespace Actors.Logging;

/// <summary>Selections, and the actions that happen on a line which is selected after them.</summary>
/// <param name="Selections">Looked at from first to last; a line enters as the element before has left it, at first selected.</param>
/// <param name="Actions">At least one.</param>
public sealed record ScriptElement(IReadOnlyList<LineSelection> Selections, IReadOnlyList<LogAction> Actions);
