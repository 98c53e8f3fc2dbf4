namespace Actors.Execline;

/// <summary>
/// Options of one letter, as skalibs' subgetopt reads them: letters may be joined, a value stands behind its letter or in the next word,
/// <c>--</c> ends the options, and so does the first word that does not begin with a dash, or is one.
/// </summary>
/// <param name="arguments">The command line; element 0 is not looked at.</param>
/// <param name="known">The letters; one that takes a value has a colon behind it.</param>
public struct ShortOptions(ArraySegment<string> arguments, string known)
{
    /// <summary>What <see cref="Next"/> returns after the last option.</summary>
    public const char End = '\0';

    /// <summary>What <see cref="Next"/> returns for an unknown letter or a missing value.</summary>
    public const char Wrong = '?';

    private int _word = 1;
    private int _position;

    /// <summary>The value of the option that was returned last; "" where it has none.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Whether the option that was <see cref="Wrong"/> only lacks its value.</summary>
    public bool IsValueMissing { get; private set; }

    /// <summary>Whether the option that was returned last takes a value.</summary>
    public bool HasValue { get; private set; }

    /// <summary>How many words were taken, element 0 included.</summary>
    public readonly int Taken => _word;

    /// <summary>What follows the options, once they have come to their end.</summary>
    public readonly ArraySegment<string> Operands => arguments[_word..];

    /// <summary>The next option.</summary>
    /// <returns>Its letter, <see cref="Wrong"/> or <see cref="End"/>.</returns>
    public char Next()
    {
        HasValue = false;
        if (_position > 0 && _position == arguments[_word].Length)
        {
            _word++;
            _position = 0;
        }

        if (_position == 0)
        {
            if (_word >= arguments.Count || arguments[_word] is not ['-', _, ..])
                return End;
            if (arguments[_word][1] == '-')
            {
                if (arguments[_word].Length > 2)
                    return Wrong;
                _word++;
                return End;
            }

            _position = 1;
        }

        var letter = arguments[_word][_position++];
        var at = letter == ':' ? -1 : known.IndexOf(letter);
        if (at < 0)
            return Wrong;
        HasValue = at + 1 < known.Length && known[at + 1] == ':';
        return HasValue ? TakeValue(letter) : letter;
    }

    private char TakeValue(char letter)
    {
        var behind = arguments[_word++][_position..];
        _position = 0;
        IsValueMissing = behind.Length == 0 && _word >= arguments.Count;
        if (IsValueMissing)
            return Wrong;
        Value = behind.Length > 0 ? behind : arguments[_word++];
        return letter;
    }
}
