namespace Actors.Logging;

/// <summary>
/// Runs a <see cref="PatternProgram"/> over bytes: a deterministic automaton whose states are made when they are first needed and kept in a cache of bounded
/// size. Each byte costs one look into a table; where the cache does not help, at most one walk over the program. Not safe for use by two threads at once.
/// </summary>
/// <remarks>
/// A state is a set of instructions to go on with, not yet followed through forks and assertions, because assertions ask for the next byte, and what the byte before
/// was. So a match is noticed one byte late, or at the end, which counts as a byte class of its own.
/// </remarks>
internal sealed partial class PatternAutomaton
{
    private const int Unknown = 0, Dead = 1, Accepted = 2, FirstState = 3;
    private const int LargestTable = 1 << 16, MostStates = 1 << 10;

    private readonly PatternInstruction[] _program;
    private readonly ByteSet[] _sets;
    private readonly int _entry;
    private readonly bool _looksAtWords;
    private readonly bool _anchored;

    // Bytes that no set tells apart are one class; the last class is the end of the line.
    private readonly byte[] _classOf = new byte[256];
    private readonly byte[] _representative;
    private readonly int _classes;
    private readonly int _end;

    // One row of _stride entries a state.
    private readonly int _stride;
    private readonly int _words;
    private readonly int _capacity;
    private int[] _table = [];
    private ulong[] _members = [];
    private byte[] _before = [];
    private readonly int[] _buckets;
    private int _states = FirstState;
    private int _start;

    // Scratch of one step.
    private readonly int[] _stack;
    private readonly int[] _visited;
    private readonly ulong[] _next;
    private int _round;

    public PatternAutomaton(PatternProgram program)
    {
        _program = [.. program.Instructions];
        _sets = [.. program.Sets];
        _entry = program.Start;
        _looksAtWords = program.LooksAtWords;
        _representative = Classify(_classOf, _sets, _looksAtWords);
        _classes = _representative.Length;
        _end = _classes;
        _stride = _classes + 1;
        _words = (_program.Length + 63) / 64;
        _capacity = Math.Clamp(Math.Min(LargestTable / _stride, LargestTable / _words), FirstState + 2, MostStates);
        _buckets = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_capacity * 2)];
        _stack = new int[_program.Length + 64];
        _visited = new int[_program.Length];
        _next = new ulong[_words];
        _anchored = !CanBeginAnywhere();
    }

    /// <summary>Whether the pattern is found anywhere in a line.</summary>
    /// <param name="line">Without its newline.</param>
    public bool IsMatch(ReadOnlySpan<byte> line)
    {
        if (_start == Unknown)
            _start = StartState();
        var state = _start;
        var table = _table;
        foreach (var value in line)
        {
            var next = table[(state * _stride) + _classOf[value]];
            if (next <= Accepted)
            {
                if (next == Unknown)
                {
                    next = Step(state, _classOf[value]);
                    table = _table;
                }

                if (next <= Accepted)
                    return next == Accepted;
            }

            state = next;
        }

        var last = table[(state * _stride) + _end];
        return (last == Unknown ? Step(state, _end) : last) == Accepted;
    }

    /// <summary>Whether something can be matched without passing a <c>^</c> first.</summary>
    private bool CanBeginAnywhere()
    {
        var seen = new bool[_program.Length];
        var open = new Stack<int>([_entry]);
        while (open.TryPop(out var at))
        {
            if (seen[at])
                continue;
            seen[at] = true;
            var instruction = _program[at];
            if (instruction.Operation is PatternOperation.Byte or PatternOperation.Accept)
                return true;
            if (instruction.Operation == PatternOperation.Assert && instruction.Operand == (int)PatternAssertion.Start)
                continue;
            open.Push(instruction.Next);
            if (instruction.Operation == PatternOperation.Fork)
                open.Push(instruction.Operand);
        }

        return false;
    }

    private static byte[] Classify(byte[] classOf, ByteSet[] sets, bool looksAtWords)
    {
        var representatives = new List<byte>();
        for (var value = 0; value < 256; value++)
        {
            var found = representatives.FindIndex(other =>
                sets.All(set => set.Contains(other) == set.Contains(value))
                && (!looksAtWords || PatternParser.WordBytes.Contains(other) == PatternParser.WordBytes.Contains(value)));
            if (found < 0)
            {
                found = representatives.Count;
                representatives.Add((byte)value);
            }

            classOf[value] = (byte)found;
        }

        return [.. representatives];
    }
}
