namespace Actors.Tools.Portable;

/// <summary>How s6-sort compares lines.</summary>
internal readonly record struct LineOrder
{
    /// <summary>Blanks in front do not count.</summary>
    public bool SkipBlanks { get; init; }

    /// <summary>Upper and lower case are the same, in ASCII.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Compares two lines, byte by byte.</summary>
    public int Compare(string one, string other)
    {
        var a = SkipBlanks ? one.AsSpan().TrimStart(" \t") : one;
        var b = SkipBlanks ? other.AsSpan().TrimStart(" \t") : other;
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var (x, y) = IgnoreCase ? (Lower(a[i]), Lower(b[i])) : (a[i], b[i]);
            if (x != y)
                return x.CompareTo(y);
        }

        return a.Length.CompareTo(b.Length);
    }

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
}
