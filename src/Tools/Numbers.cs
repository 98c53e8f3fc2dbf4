using System.Globalization;

namespace Actors.Tools;

/// <summary>Numbers on command lines: decimal digits and nothing else.</summary>
internal static class Numbers
{
    /// <summary>Reads 0 to 4294967295.</summary>
    public static bool TryParse(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads 0 to 2^64 - 1.</summary>
    public static bool TryParse(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads an octal number, such as a file mode.</summary>
    public static bool TryParseOctal(string text, out uint number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (digit is < '0' or > '7' || number > uint.MaxValue >> 3)
                return false;
            number = (number << 3) | (uint)(digit - '0');
        }

        return text.Length > 0;
    }

    /// <summary>
    /// Reads a list of numbers with separators (comma, colon, semicolon, blank) between; it ends at the first thing that is neither.
    /// </summary>
    /// <returns>False where <paramref name="text"/> has something, but does not even begin with a number.</returns>
    public static bool TryParseList(string text, out uint[] numbers)
    {
        var list = new List<uint>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            if (at == start || !TryParse(text[start..at], out uint number))
                break;
            list.Add(number);
            while (at < text.Length && text[at] is ',' or ':' or ';' or ' ' or '\t' or '\r' or '\n')
                at++;
        }

        numbers = [.. list];
        return numbers.Length > 0 || text.Length == 0;
    }
}
