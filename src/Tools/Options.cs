namespace Actors.Tools;

/// <summary>
/// Short options as all s6 programs take them (skalibs' subgetopt): several in one word, a value in the same word or the next, <c>--</c> ends them, so does the first
/// word that is none.
/// </summary>
/// <param name="arguments">The arguments, the tool's name at index 0.</param>
/// <param name="known">The letters; one with a ':' after it takes a value.</param>
internal sealed class Options(ArraySegment<string> arguments, string known)
{
    /// <summary>What <see cref="Next"/> returns when there is no further option.</summary>
    public const char End = '\0';

    /// <summary>What <see cref="Next"/> returns for a letter that is not known, or one that lacks its value.</summary>
    public const char Wrong = '?';

    private int _word = 1;
    private int _position;

    /// <summary>The value of the option that <see cref="Next"/> has just returned.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What follows the options; valid after <see cref="End"/>.</summary>
    public ArraySegment<string> Operands => arguments[_word..];

    /// <summary>The next option's letter, <see cref="End"/> or <see cref="Wrong"/>.</summary>
    public char Next()
    {
        if (_position > 0 && _position >= arguments[_word].Length)
        {
            _word++;
            _position = 0;
        }

        if (_position == 0)
        {
            if (_word >= arguments.Count || arguments[_word] is not ['-', _, ..] word)
                return End;
            if (word == "--")
            {
                _word++;
                return End;
            }

            _position = 1;
        }

        var letter = arguments[_word][_position++];
        var at = letter == ':' ? -1 : known.IndexOf(letter);
        if (at < 0)
            return Wrong;
        return at + 1 < known.Length && known[at + 1] == ':' && !TakeValue() ? Wrong : letter;
    }

    private bool TakeValue()
    {
        var rest = arguments[_word++][_position..];
        _position = 0;
        if (rest.Length > 0)
            Value = rest;
        else if (_word < arguments.Count)
            Value = arguments[_word++];
        else
            return false;
        return true;
    }
}
