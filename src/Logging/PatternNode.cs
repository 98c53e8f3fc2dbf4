namespace Actors.Logging;

/// <summary>A part of a regular expression, as <see cref="PatternParser"/> reads it.</summary>
internal abstract record PatternNode
{
    /// <summary>Matches nothing, everywhere.</summary>
    public static readonly PatternNode Empty = new Sequence([]);

    /// <summary>One byte of a set.</summary>
    public sealed record Bytes(ByteSet Set) : PatternNode;

    /// <summary>Nothing, where a condition holds.</summary>
    public sealed record Assertion(PatternAssertion Kind) : PatternNode;

    /// <summary>Parts one after the other.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>One of several.</summary>
    public sealed record Alternation(IReadOnlyList<PatternNode> Branches) : PatternNode;

    /// <summary>A part several times; <see cref="Most"/> -1: without limit.</summary>
    public sealed record Repetition(PatternNode Part, int Least, int Most) : PatternNode;
}
