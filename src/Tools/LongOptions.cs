using Actors.Execline;

namespace Actors.Tools;

/// <summary>
/// Options of the tools that also know long ones (skalibs' gol): <c>--NAME</c>, <c>--NAME=VALUE</c>; a wrong one is fatal, in its own words.
/// </summary>
/// <param name="context">Whose arguments.</param>
/// <param name="known">The letters; one with a ':' after it takes a value.</param>
/// <param name="names">Long names, each <c>NAME=LETTER</c>; a letter that is not in <paramref name="known"/> has no short form.</param>
internal sealed class LongOptions(ChainContext context, string known, string[] names)
{
    /// <summary>What <see cref="Next"/> returns when there is no further option.</summary>
    public const char End = '\0';

    private int _word = 1;
    private int _position;
    private char _last;

    /// <summary>The value of the option that <see cref="Next"/> has just returned.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What follows the options; valid after <see cref="End"/>.</summary>
    public ArraySegment<string> Operands => context.Arguments[_word..];

    /// <summary>The value, which must be a number.</summary>
    public uint Number() => Numbers.TryParse(Value, out uint number)
        ? number
        : throw context.Fatal(ExitCode.WrongUsage, $"{NameOf(_last)} must be an unsigned integer");

    /// <summary>The next option's letter, or <see cref="End"/>.</summary>
    public char Next() => _last = Take();

    private char Take()
    {
        if (_position > 0 && _position >= context.Arguments[_word].Length)
        {
            _word++;
            _position = 0;
        }

        if (_position == 0)
        {
            if (_word >= context.Arguments.Count || context.Arguments[_word] is not ['-', _, ..] word)
                return End;
            if (word[1] == '-')
            {
                _word++;
                return word.Length == 2 ? End : Long(word);
            }

            _position = 1;
        }

        var letter = context.Arguments[_word][_position++];
        var at = letter == ':' ? -1 : known.IndexOf(letter);
        if (at < 0)
            throw context.Fatal(ExitCode.WrongUsage, $"unrecognized short option: {letter}");
        if (TakesValue(letter))
            TakeValue();
        return letter;
    }

    private string NameOf(char letter)
    {
        foreach (var entry in names)
        {
            if (entry[^1] == letter)
                return entry[..^2];
        }

        return letter.ToString();
    }

    private bool TakesValue(char letter)
    {
        var at = known.IndexOf(letter);
        return at >= 0 && at + 1 < known.Length && known[at + 1] == ':';
    }

    private void TakeValue()
    {
        Value = context.Arguments[_word++][_position..];
        _position = 0;
        if (Value.Length == 0 && _word < context.Arguments.Count && context.Arguments[_word] != "--")
            Value = context.Arguments[_word++];
    }

    private char Long(string word)
    {
        var equals = word.IndexOf('=');
        if (equals == 2)
            throw context.Fatal(ExitCode.WrongUsage, $"invalid option: {word}");
        var name = equals < 0 ? word[2..] : word[2..equals];
        foreach (var entry in names)
        {
            if (entry.Length == name.Length + 2 && entry[name.Length] == '=' && entry.StartsWith(name, StringComparison.Ordinal) && TakesValue(entry[^1]) == (equals >= 0))
            {
                Value = equals < 0 ? "" : word[(equals + 1)..];
                return entry[^1];
            }
        }

        throw context.Fatal(ExitCode.WrongUsage, $"unrecognized {(equals < 0 ? "boolean option" : "option with argument")}: {word}");
    }
}
