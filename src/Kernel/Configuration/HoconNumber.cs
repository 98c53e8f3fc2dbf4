namespace Actors.Kernel.Configuration;

/// <summary>JSON's numbers.</summary>
internal static class HoconNumber
{
    /// <summary>Whether a text is a number as JSON writes it: no plus sign, no leading zeros, digits on both sides of the point.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var rest = text.StartsWith('-') ? text[1..] : text;
        if (!rest.StartsWith('0'))
        {
            if (!Digits(ref rest))
                return false;
        }
        else
        {
            rest = rest[1..];
        }

        if (rest.StartsWith('.'))
        {
            rest = rest[1..];
            if (!Digits(ref rest))
                return false;
        }

        if (rest.IsEmpty)
            return true;
        if (rest[0] is not ('e' or 'E'))
            return false;
        rest = rest[1..];
        if (!rest.IsEmpty && rest[0] is '+' or '-')
            rest = rest[1..];
        return Digits(ref rest) && rest.IsEmpty;
    }

    /// <summary>
    /// What <see cref="IsNumber"/> accepts, as a double: exact where 15 digits and powers of ten to 22 are enough, else at most a few units of the last place off. That is
    /// enough for settings, and needs none of .NET's parser, which is 22 kB of a native binary.
    /// </summary>
    public static double Value(ReadOnlySpan<char> text)
    {
        var digits = 0L;
        var scale = 0;
        var isFraction = false;
        var i = text[0] == '-' ? 1 : 0;
        for (; i < text.Length && text[i] is not ('e' or 'E'); i++)
        {
            if (text[i] == '.')
                isFraction = true;
            else if (digits >= 10_000_000_000_000_000)
                scale += isFraction ? 0 : 1;
            else
                (digits, scale) = (digits * 10 + text[i] - '0', scale - (isFraction ? 1 : 0));
        }

        if (i < text.Length)
            scale += Exponent(text[(i + 1)..]);
        ReadOnlySpan<double> powers =
            [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
        double value = digits;
        for (; scale > 0; scale -= Math.Min(scale, 22))
            value *= powers[Math.Min(scale, 22)];
        for (; scale < 0; scale += Math.Min(-scale, 22))
            value /= powers[Math.Min(-scale, 22)];
        return text[0] == '-' ? -value : value;
    }

    private static int Exponent(ReadOnlySpan<char> text)
    {
        var exponent = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c))
                exponent = Math.Min(exponent * 10 + c - '0', 1000);
        return text[0] == '-' ? -exponent : exponent;
    }

    private static bool Digits(ref ReadOnlySpan<char> rest)
    {
        var count = rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length;
        rest = rest[count..];
        return count > 0;
    }
}
