namespace Actors.Logging;

/// <summary>A set of bytes.</summary>
internal struct ByteSet : IEquatable<ByteSet>
{
    private ulong _bits0;
    private ulong _bits1;
    private ulong _bits2;
    private ulong _bits3;

    /// <summary>The set of one byte.</summary>
    public static ByteSet Of(int value)
    {
        var set = default(ByteSet);
        set.Add(value);
        return set;
    }

    /// <summary>The bytes that a predicate holds for.</summary>
    public static ByteSet Where(Func<int, bool> predicate)
    {
        var set = default(ByteSet);
        for (var value = 0; value < 256; value++)
        {
            if (predicate(value))
                set.Add(value);
        }

        return set;
    }

    public readonly bool Contains(int value) => ((Part(value >> 6) >> (value & 63)) & 1) != 0;

    public void Add(int value)
    {
        var bit = 1UL << (value & 63);
        switch (value >> 6)
        {
            case 0:
                _bits0 |= bit;
                break;
            case 1:
                _bits1 |= bit;
                break;
            case 2:
                _bits2 |= bit;
                break;
            default:
                _bits3 |= bit;
                break;
        }
    }

    public void AddAll(in ByteSet other)
    {
        _bits0 |= other._bits0;
        _bits1 |= other._bits1;
        _bits2 |= other._bits2;
        _bits3 |= other._bits3;
    }

    public readonly ByteSet Inverse() => new() { _bits0 = ~_bits0, _bits1 = ~_bits1, _bits2 = ~_bits2, _bits3 = ~_bits3 };

    /// <summary>The one byte of a set that has just one; -1 for others.</summary>
    public readonly int Single()
    {
        var found = -1;
        for (var value = 0; value < 256; value++)
        {
            if (!Contains(value))
                continue;
            if (found >= 0)
                return -1;
            found = value;
        }

        return found;
    }

    public readonly bool Equals(ByteSet other) =>
        _bits0 == other._bits0 && _bits1 == other._bits1 && _bits2 == other._bits2 && _bits3 == other._bits3;

    public override readonly bool Equals(object? obj) => obj is ByteSet other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_bits0, _bits1, _bits2, _bits3);

    private readonly ulong Part(int index) => index switch { 0 => _bits0, 1 => _bits1, 2 => _bits2, _ => _bits3 };
}
