namespace Actors.Logging;

/// <summary>A condition on the place between two bytes.</summary>
internal enum PatternAssertion
{
    /// <summary><c>^</c>.</summary>
    Start,
    /// <summary><c>$</c>.</summary>
    End,
    /// <summary><c>\&lt;</c>: a word begins.</summary>
    WordStart,
    /// <summary><c>\&gt;</c>: a word ends.</summary>
    WordEnd,
    /// <summary><c>\b</c>: a word begins or ends.</summary>
    WordEdge,
    /// <summary><c>\B</c>: none begins or ends.</summary>
    NoWordEdge,
}
