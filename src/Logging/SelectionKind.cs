namespace Actors.Logging;

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
