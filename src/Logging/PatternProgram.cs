namespace Actors.Logging;

/// <summary>
/// A regular expression as a nondeterministic automaton (Thompson's construction): instructions that each consume a byte, assert, fork, or accept.
/// </summary>
internal sealed class PatternProgram
{
    /// <summary>How many instructions a pattern may need: what bounds the time for a byte.</summary>
    public const int LargestSize = 8192;

    /// <summary>How many steps compiling may take: nested repetitions of nothing need no instruction, but steps.</summary>
    private const int MostSteps = 200_000;

    private readonly List<PatternInstruction> _instructions = [new(PatternOperation.Accept, 0, 0)];
    private readonly List<ByteSet> _sets = [];
    private int _steps;

    public PatternProgram(PatternNode node) => Start = Compile(node, 0);

    public IReadOnlyList<PatternInstruction> Instructions => _instructions;

    public IReadOnlyList<ByteSet> Sets => _sets;

    /// <summary>Where execution begins.</summary>
    public int Start { get; }

    /// <summary>Whether it asks where words begin and end.</summary>
    public bool LooksAtWords { get; private set; }

    /// <summary>Compiles a part that goes on with <paramref name="next"/>; returns its first instruction.</summary>
    private int Compile(PatternNode node, int next)
    {
        if (++_steps > MostSteps)
            throw TooLarge();
        switch (node)
        {
            case PatternNode.Bytes bytes:
                return Add(new(PatternOperation.Byte, SetIndex(bytes.Set), next));
            case PatternNode.Assertion assertion:
                LooksAtWords |= assertion.Kind is not (PatternAssertion.Start or PatternAssertion.End);
                return Add(new(PatternOperation.Assert, (int)assertion.Kind, next));
            case PatternNode.Sequence sequence:
                for (var i = sequence.Parts.Count - 1; i >= 0; i--)
                    next = Compile(sequence.Parts[i], next);
                return next;
            case PatternNode.Alternation alternation:
                var entry = Compile(alternation.Branches[^1], next);
                for (var i = alternation.Branches.Count - 2; i >= 0; i--)
                    entry = Add(new(PatternOperation.Fork, Compile(alternation.Branches[i], next), entry));
                return entry;
            case PatternNode.Repetition repetition:
                return CompileRepetition(repetition, next);
            default:
                throw new InvalidOperationException($"unknown node {node}");
        }
    }

    private int CompileRepetition(PatternNode.Repetition repetition, int next)
    {
        var entry = next;
        if (repetition.Most < 0)
        {
            entry = Add(new(PatternOperation.Fork, 0, next));
            var body = Compile(repetition.Part, entry);
            _instructions[entry] = new(PatternOperation.Fork, body, next);
        }
        else
        {
            for (var i = repetition.Least; i < repetition.Most; i++)
                entry = Add(new(PatternOperation.Fork, Compile(repetition.Part, entry), next));
        }

        for (var i = 0; i < repetition.Least; i++)
            entry = Compile(repetition.Part, entry);
        return entry;
    }

    private int Add(PatternInstruction instruction)
    {
        if (_instructions.Count >= LargestSize)
            throw TooLarge();
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }

    private int SetIndex(in ByteSet set)
    {
        var index = _sets.IndexOf(set);
        if (index >= 0)
            return index;
        _sets.Add(set);
        return _sets.Count - 1;
    }

    private static LinePatternException TooLarge() => new("the regular expression is too large");
}
