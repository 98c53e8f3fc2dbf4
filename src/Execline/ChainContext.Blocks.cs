using System.Globalization;

namespace Actors.Execline;

/// <summary>Blocks of the command line.</summary>
public sealed partial class ChainContext
{
    /// <summary>EXECLINE_STRICT as the word found it: 0 nothing, 1 warns, 2 fails where something is suspicious.</summary>
    internal int Strictness => _strictness ??= ScanNumber.TryWhole(Environment["EXECLINE_STRICT"] ?? "", out var level) ? (int)Math.Min(level, 2) : 0;

    /// <summary>
    /// Takes the quoting space from every word of the block that <paramref name="arguments"/> begin with
    /// (https://skarnet.org/software/execline/el_semicolon.html).
    /// </summary>
    /// <param name="arguments">The words; they are changed in place.</param>
    /// <returns>How many words the block has; the block's end is the one after them. More than there are: the block does not end.</returns>
    public int Unquote(ArraySegment<string> arguments)
    {
        _blocks++;
        for (var i = 0; i < arguments.Count; i++)
        {
            var word = arguments[i];
            if (word.Length == 0)
                return i;
            if (word[0] == ' ')
                arguments[i] = word[1..];
            else if (Strictness > 0)
                Complain($"unquoted argument {word} at block {Decimal(_blocks)} position {Decimal(i)}");
        }

        return arguments.Count + 1;
    }

    /// <summary>Takes the block that <paramref name="arguments"/> begin with.</summary>
    /// <param name="arguments">The words.</param>
    /// <param name="rest">What follows the block and its end.</param>
    /// <param name="what">How the block is called where it does not end: <c>unterminated ... block</c>.</param>
    /// <returns>The block's words, unquoted.</returns>
    public ArraySegment<string> TakeBlock(ArraySegment<string> arguments, out ArraySegment<string> rest, string what = "")
    {
        var length = Unquote(arguments);
        if (length >= arguments.Count)
            throw Fatal(100, $"unterminated {what}block");
        rest = arguments[(length + 1)..];
        return arguments[..length];
    }

    /// <summary>As <see cref="TakeBlock"/>, but the block must have words.</summary>
    public ArraySegment<string> TakeFullBlock(ArraySegment<string> arguments, out ArraySegment<string> rest)
    {
        if (arguments.Count > 0 && arguments[0].Length == 0)
            throw Fatal(100, "empty block");
        return TakeBlock(arguments, out rest);
    }

    /// <summary>Says what is suspicious, as a warning or a failure, as <see cref="Strictness"/> wants it.</summary>
    internal void Complain(string message)
    {
        if (Strictness > 1)
            throw Fatal(100, message);
        Warn(message);
    }

    internal static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);
}
