namespace Actors.Execline;

/// <summary>An option that skalibs' gol knows: on or off, or with a value.</summary>
/// <param name="Letter">Its short form; NUL: none.</param>
/// <param name="Name">Its long form, without dashes; null: none.</param>
/// <param name="Set">The bits that it sets.</param>
/// <param name="Clear">The bits that it clears first.</param>
internal readonly record struct LongOption(char Letter, string? Name, uint Set = 0, uint Clear = 0);

/// <summary>
/// Options in the newer way of execline's programs (skalibs' gol): short ones may be joined, long ones begin with two dashes, a value
/// stands behind its letter, in the next word, or after <c>--name=</c>.
/// </summary>
internal static class LongOptions
{
    /// <summary>Reads the options of a command line; a wrong one is fatal.</summary>
    /// <param name="context">Whose command line.</param>
    /// <param name="switches">Those without a value.</param>
    /// <param name="valued">The one with a value; null: none has.</param>
    /// <param name="value">Its value; null where it was not given.</param>
    /// <param name="operands">What follows the options.</param>
    /// <returns>The bits that are set.</returns>
    public static uint Read(
        ChainContext context, ReadOnlySpan<LongOption> switches, LongOption? valued, out string? value, out ArraySegment<string> operands)
    {
        var arguments = context.Arguments;
        uint bits = 0;
        value = null;
        var at = 1;
        for (; at < arguments.Count && arguments[at] is ['-', _, ..] word; at++)
        {
            if (word == "--")
            {
                at++;
                break;
            }

            if (word[1] == '-')
            {
                ReadLong(context, switches, valued, word, ref bits, ref value);
                continue;
            }

            for (var i = 1; i < word.Length; i++)
            {
                if (valued is { } option && option.Letter == word[i])
                {
                    if (i + 1 < word.Length)
                        value = word[(i + 1)..];
                    else if (at + 1 < arguments.Count && arguments[at + 1] != "--")
                        value = arguments[++at];
                    break;
                }

                Apply(context, switches, word[i], ref bits);
            }
        }

        operands = arguments[at..];
        return bits;
    }

    private static void ReadLong(
        ChainContext context, ReadOnlySpan<LongOption> switches, LongOption? valued, string word, ref uint bits, ref string? value)
    {
        var equals = word.IndexOf('=', 2);
        if (equals == 2)
            throw context.Fatal(100, $"invalid option: {word}");
        if (equals > 0)
        {
            if (valued?.Name is not { } name || !word.AsSpan(2, equals - 2).SequenceEqual(name))
                throw context.Fatal(100, $"unrecognized option with argument: {word}");
            value = word[(equals + 1)..];
            return;
        }

        foreach (var option in switches)
        {
            if (option.Name is { } name && word.AsSpan(2).SequenceEqual(name))
            {
                bits = (bits & ~option.Clear) | option.Set;
                return;
            }
        }

        throw context.Fatal(100, $"unrecognized boolean option: {word}");
    }

    private static void Apply(ChainContext context, ReadOnlySpan<LongOption> switches, char letter, ref uint bits)
    {
        foreach (var option in switches)
        {
            if (option.Letter == letter)
            {
                bits = (bits & ~option.Clear) | option.Set;
                return;
            }
        }

        throw context.Fatal(100, $"unrecognized short option: {letter}");
    }
}
