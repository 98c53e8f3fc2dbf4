namespace Actors.Logging;

/// <summary>
/// A POSIX extended regular expression that lines are searched for, byte by byte as in the C locale. Time is bounded whatever the expression: linear in the
/// line's length, with at most one walk over the compiled expression (of at most 8,192 instructions) for each byte, and memory is bounded too (under 1 MiB, usually
/// a few KiB). Not safe for use by two threads at once.
/// </summary>
public sealed class LinePattern
{
    private readonly PatternAutomaton? _automaton;
    private readonly byte[] _literal = [];
    private readonly bool _fromStart;
    private readonly bool _toEnd;

    private LinePattern(string text)
    {
        Text = text;
        var node = PatternParser.Parse(text);
        var program = new PatternProgram(node);
        if (!TryLiteral(node, out _literal, out _fromStart, out _toEnd))
            _automaton = new(program);
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">A byte string.</param>
    /// <exception cref="LinePatternException">It is not valid, or too large, or has back references.</exception>
    public static LinePattern Parse(string text) => new(text);

    /// <summary>Whether the expression matches anywhere in a line.</summary>
    /// <param name="line">Without its newline.</param>
    public bool IsMatch(ReadOnlySpan<byte> line)
    {
        if (_automaton is not null)
            return _automaton.IsMatch(line);
        if (_fromStart)
            return _toEnd ? line.SequenceEqual(_literal) : line.StartsWith(_literal);
        return _toEnd ? line.EndsWith(_literal) : line.IndexOf(_literal) >= 0;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Most expressions in use are plain text, perhaps with an anchor: for those there is a faster way.</summary>
    private static bool TryLiteral(PatternNode node, out byte[] literal, out bool fromStart, out bool toEnd)
    {
        literal = [];
        fromStart = toEnd = false;
        var parts = node is PatternNode.Sequence sequence ? sequence.Parts : [node];
        var first = 0;
        var last = parts.Count;
        if (first < last && parts[first] is PatternNode.Assertion { Kind: PatternAssertion.Start })
            (fromStart, first) = (true, first + 1);
        if (first < last && parts[last - 1] is PatternNode.Assertion { Kind: PatternAssertion.End })
            (toEnd, last) = (true, last - 1);
        var bytes = new byte[last - first];
        for (var i = first; i < last; i++)
        {
            if (parts[i] is not PatternNode.Bytes part || part.Set.Single() is not (>= 0 and var value))
                return false;
            bytes[i - first] = (byte)value;
        }

        literal = bytes;
        return true;
    }
}
