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

    private static bool Digits(ref ReadOnlySpan<char> rest)
    {
        var count = rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length;
        rest = rest[count..];
        return count > 0;
    }
}
