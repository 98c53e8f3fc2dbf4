namespace Actors.Logging;

/// <summary>Selections, and the actions that happen on a line which is selected after them.</summary>
/// <param name="Selections">Looked at from first to last; a line enters as the element before has left it, at first selected.</param>
/// <param name="Actions">At least one.</param>
public sealed record ScriptElement(IReadOnlyList<LineSelection> Selections, IReadOnlyList<LogAction> Actions);

/// <summary>Changes whether a line is selected.</summary>
/// <param name="Kind">How.</param>
/// <param name="Pattern">What the line must match; null for <see cref="SelectionKind.Default"/>.</param>
public sealed record LineSelection(SelectionKind Kind, LinePattern? Pattern);

/// <summary>What a selection directive does.</summary>
public enum SelectionKind
{
    /// <summary><c>+REGEX</c>: selects what is not selected and matches.</summary>
    Select,
    /// <summary><c>-REGEX</c>: deselects what is selected and matches.</summary>
    Deselect,
    /// <summary><c>f</c>: selects exactly what no action has happened on so far.</summary>
    Default,
}
