namespace Actors.Services;

/// <summary>Finds the name that somebody may have meant.</summary>
internal static class Spelling
{
    /// <summary>
    /// The name that differs in the fewest letters, in at most two and in less than half of them; null where there is none.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> names)
    {
        string? nearest = null;
        var least = Math.Min(2, (word.Length - 1) / 2) + 1;
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - word.Length) < least && Distance(word, name) is var distance && distance < least)
                (nearest, least) = (name, distance);
        }

        return nearest;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
            row[column] = column;
        for (var line = 1; line <= one.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var change = diagonal + (one[line - 1] == other[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(change, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
