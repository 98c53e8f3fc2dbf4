using Actors.Execline;

namespace Actors.Tools;

/// <summary>Blocks of arguments, as execlineb makes them of <c>{ a b }</c>: each word with a blank in front, and an empty one at the end.</summary>
internal static class Blocks
{
    /// <summary>Takes the block at the beginning of the arguments.</summary>
    /// <param name="context">Who fails.</param>
    /// <param name="arguments">The block and the rest. Without blanks in front, everything up to the first empty word counts as the block.</param>
    /// <param name="what">What it is, for the failure.</param>
    public static (ArraySegment<string> Block, ArraySegment<string> After) Split(ChainContext context, ArraySegment<string> arguments, string what)
    {
        var end = 0;
        while (end < arguments.Count && arguments[end].Length > 0)
            end++;
        if (end == arguments.Count)
            throw context.Fatal(ExitCode.WrongUsage, $"unterminated {what}");
        var block = new string[end];
        for (var i = 0; i < end; i++)
            block[i] = arguments[i][0] == ' ' ? arguments[i][1..] : arguments[i];
        return (block, arguments[(end + 1)..]);
    }
}
