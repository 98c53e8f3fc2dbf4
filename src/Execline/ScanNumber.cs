namespace Actors.Execline;

/// <summary>
/// Numbers as execline reads them (skalibs' fmtscan): digits from the front on, up to the first character that is none or that would make the number too large.
/// Some places take what was read there, others want it to be everything.
/// </summary>
public static class ScanNumber
{
    /// <summary>The digits in front of a text.</summary>
    /// <param name="text">A byte string.</param>
    /// <param name="highest">The highest number that is read.</param>
    /// <param name="number">The number; 0 where there is no digit.</param>
    /// <param name="radix">8 or 10.</param>
    /// <returns>How many characters were taken.</returns>
    public static int Front(ReadOnlySpan<char> text, ulong highest, out ulong number, uint radix = 10)
    {
        number = 0;
        var taken = 0;
        for (; taken < text.Length; taken++)
        {
            var digit = (uint)text[taken] - '0';
            if (digit >= radix || number > (highest - digit) / radix)
                break;
            number = (number * radix) + digit;
        }

        return taken;
    }

    /// <summary>A whole text that is a number of 32 bits without sign.</summary>
    public static bool TryWhole(string text, out uint number)
    {
        var taken = Front(text, uint.MaxValue, out var wide);
        number = (uint)wide;
        return taken > 0 && taken == text.Length;
    }

    /// <summary>The number of 32 bits in front of a text, which may have a sign.</summary>
    /// <returns>How many characters were taken; 0: there is no number.</returns>
    public static int SignedFront(string text, out int number)
    {
        number = 0;
        var sign = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var negative = sign == 1 && text[0] == '-';
        var taken = Front(text.AsSpan(sign), negative ? (ulong)int.MaxValue + 1 : int.MaxValue, out var wide);
        number = (int)(negative ? -(long)wide : (long)wide);
        return taken == 0 ? 0 : sign + taken;
    }

    /// <summary>A list of exit codes: numbers of 16 bits with commas, colons, semicolons or blanks after them, up to the first thing that is neither.</summary>
    /// <returns>False where not even the first is a number.</returns>
    public static bool TryList(string text, out HashSet<int> numbers)
    {
        numbers = [];
        var at = 0;
        while (at < text.Length)
        {
            var taken = Front(text.AsSpan(at), ushort.MaxValue, out var number);
            if (taken == 0)
                break;
            numbers.Add((int)number);
            at += taken;
            while (at < text.Length && text[at] is ',' or ':' or ';' or ' ' or '\t' or '\r' or '\n')
                at++;
        }

        return at > 0;
    }
}
