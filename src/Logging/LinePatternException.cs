namespace Actors.Logging;

/// <summary>A regular expression is not valid, or none that can be matched in bounded time and memory.</summary>
/// <param name="message">What is wrong with it.</param>
public sealed class LinePatternException(string message) : Exception(message);
