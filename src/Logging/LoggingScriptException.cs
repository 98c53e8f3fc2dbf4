namespace Actors.Logging;

/// <summary>A logging script is not valid. The message reads on after <c>s6-log: fatal: </c>; the exit code is 100.</summary>
/// <param name="message">What s6-log says.</param>
/// <param name="reason">Why, where s6-log does not tell: what is wrong with a regular expression; else null.</param>
public sealed class LoggingScriptException(string message, string? reason = null) : Exception(message)
{
    /// <summary>What is wrong with the directive, where the message does not say it; else null.</summary>
    public string? Reason { get; } = reason;
}
