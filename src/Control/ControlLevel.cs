namespace Actors.Control;

/// <summary>What a client may do. Each level may do what the ones before it may.</summary>
public enum ControlLevel
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>Look at states.</summary>
    Read,
    /// <summary>Start, stop, restart, reload and signal services.</summary>
    Change,
    /// <summary>Everything: stop the container, see environments.</summary>
    All,
}
