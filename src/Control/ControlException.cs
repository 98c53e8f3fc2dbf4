namespace Actors.Control;

/// <summary>A request was refused, or failed.</summary>
/// <param name="code">One of <see cref="ControlErrors"/>.</param>
/// <param name="message">Why, for people.</param>
public sealed class ControlException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ControlErrors"/>.</summary>
    public string Code { get; } = code;
}
