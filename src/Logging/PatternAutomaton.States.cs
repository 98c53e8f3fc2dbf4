namespace Actors.Logging;

internal sealed partial class PatternAutomaton
{
    /// <summary>What stands before the place that a state is at.</summary>
    private const byte BeforeLine = 0, BeforeWord = 1, BeforeOther = 2;

    private int StartState()
    {
        Array.Clear(_next);
        _next[_entry >> 6] |= 1UL << _entry;
        return FindOrAdd(BeforeLine);
    }

    /// <summary>Makes the entry of the table for a state and a byte class, and returns it.</summary>
    private int Step(int state, int byteClass)
    {
        var atEnd = byteClass == _end;
        var value = atEnd ? -1 : _representative[byteClass];
        var wordAfter = !atEnd && PatternParser.WordBytes.Contains(value);
        var before = _before[state];
        var wordBefore = before == BeforeWord;

        Array.Clear(_next);
        if (++_round == int.MaxValue)
        {
            Array.Clear(_visited);
            _round = 1;
        }

        var depth = 0;
        var accepted = false;
        for (var word = 0; word < _words; word++)
        {
            for (var bits = _members[(state * _words) + word]; bits != 0; bits &= bits - 1)
                _stack[depth++] = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits);
            while (depth > 0)
            {
                var at = _stack[--depth];
                if (_visited[at] == _round)
                    continue;
                _visited[at] = _round;
                ref readonly var instruction = ref _program[at];
                switch (instruction.Operation)
                {
                    case PatternOperation.Accept:
                        accepted = true;
                        break;
                    case PatternOperation.Byte when !atEnd && _sets[instruction.Operand].Contains(value):
                        _next[instruction.Next >> 6] |= 1UL << instruction.Next;
                        break;
                    case PatternOperation.Assert when Holds((PatternAssertion)instruction.Operand, before == BeforeLine, atEnd, wordBefore, wordAfter):
                        _stack[depth++] = instruction.Next;
                        break;
                    case PatternOperation.Fork:
                        _stack[depth++] = instruction.Next;
                        _stack[depth++] = instruction.Operand;
                        break;
                }
            }
        }

        if (accepted || atEnd)
            return _table[(state * _stride) + byteClass] = accepted ? Accepted : Dead;

        if (!_anchored)
            _next[_entry >> 6] |= 1UL << _entry; // A match may begin at each place.
        else if (!_next.AsSpan().ContainsAnyExcept(0UL))
            return _table[(state * _stride) + byteClass] = Dead;
        var states = _states;
        var next = FindOrAdd(_looksAtWords && wordAfter ? BeforeWord : BeforeOther);
        if (_states >= states)
            _table[(state * _stride) + byteClass] = next;
        return next;
    }

    private static bool Holds(PatternAssertion assertion, bool atStart, bool atEnd, bool wordBefore, bool wordAfter) => assertion switch
    {
        PatternAssertion.Start => atStart,
        PatternAssertion.End => atEnd,
        PatternAssertion.WordStart => !wordBefore && wordAfter,
        PatternAssertion.WordEnd => wordBefore && !wordAfter,
        PatternAssertion.WordEdge => wordBefore != wordAfter,
        _ => wordBefore == wordAfter,
    };

    /// <summary>The state of the members in <see cref="_next"/>. Where the cache is full it is emptied first: then fewer states are there than before.</summary>
    private int FindOrAdd(byte before)
    {
        var bucket = BucketOf(before);
        for (; _buckets[bucket] != 0; bucket = (bucket + 1) & (_buckets.Length - 1))
        {
            var state = _buckets[bucket];
            if (_before[state] == before && _members.AsSpan(state * _words, _words).SequenceEqual(_next))
                return state;
        }

        if (_states >= _capacity)
        {
            Array.Clear(_table);
            Array.Clear(_buckets);
            _states = FirstState;
            _start = Unknown;
            bucket = BucketOf(before);
        }

        var added = _states++;
        if (_states * _stride > _table.Length)
        {
            var rows = Math.Min(_capacity, Math.Max(8, _states * 2));
            Array.Resize(ref _table, rows * _stride);
            Array.Resize(ref _members, rows * _words);
            Array.Resize(ref _before, rows);
        }

        _next.CopyTo(_members, added * _words);
        _before[added] = before;
        _buckets[bucket] = added;
        return added;
    }

    private int BucketOf(byte before)
    {
        var hash = (ulong)before;
        foreach (var word in _next)
            hash = (System.Numerics.BitOperations.RotateLeft(hash, 5) ^ word) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 40) & (_buckets.Length - 1);
    }
}
