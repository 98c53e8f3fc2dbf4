using Actors.Platform;

namespace Actors.Tools;

/// <summary>Paths with <c>*</c>, <c>?</c> and <c>[...]</c>, as a shell expands them: names with a dot in front only where the pattern has one.</summary>
internal static class PathPattern
{
    /// <summary>The paths that match, sorted bytewise; the pattern itself where none does.</summary>
    public static List<string> Expand(string pattern)
    {
        var paths = new List<string> { pattern.StartsWith('/') ? "/" : "" };
        foreach (var element in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new List<string>();
            foreach (var path in paths)
                AddMatches(path, element, next);
            paths = next;
        }

        paths.Sort(string.CompareOrdinal);
        return paths.Count > 0 && paths[0].Length > 0 ? paths : [pattern];
    }

    /// <summary>Whether a name matches a pattern without slashes; fnmatch(3).</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                pattern = pattern.TrimStart('*');
                for (var start = 0; start <= name.Length; start++)
                {
                    if (Matches(pattern, name[start..]))
                        return true;
                }

                return false;
            }

            if (name.IsEmpty || !MatchesOne(ref pattern, name[0]))
                return false;
            name = name[1..];
        }

        return name.IsEmpty;
    }

    private static void AddMatches(string directory, string element, List<string> matches)
    {
        if (element.AsSpan().IndexOfAny("*?[\\") < 0)
        {
            var path = directory.Length == 0 ? element : Files.Join(directory, element);
            if (Files.TryStatus(path, followLinks: false, out _) == 0)
                matches.Add(path);
            return;
        }

        if (Files.TryList(directory.Length == 0 ? "." : directory, out var names) != 0)
            return;
        foreach (var name in names)
        {
            if ((name[0] != '.' || element[0] == '.') && Matches(element, name))
                matches.Add(directory.Length == 0 ? name : Files.Join(directory, name));
        }
    }

    private static bool MatchesOne(ref ReadOnlySpan<char> pattern, char c)
    {
        switch (pattern[0])
        {
            case '?':
                pattern = pattern[1..];
                return true;
            case '[' when SetEnd(pattern) is > 0 and var end:
                var matches = MatchesSet(pattern[1..end], c);
                pattern = pattern[(end + 1)..];
                return matches;
            case '\\' when pattern.Length > 1:
                var escaped = pattern[1];
                pattern = pattern[2..];
                return escaped == c;
            default:
                var literal = pattern[0];
                pattern = pattern[1..];
                return literal == c;
        }
    }

    /// <summary>Where the set ends that begins with the pattern's '['; 0 where it does not. A ']' that comes first is one of the set.</summary>
    private static int SetEnd(ReadOnlySpan<char> pattern)
    {
        var first = pattern.Length > 1 && pattern[1] is '!' or '^' ? 3 : 2;
        var end = first < pattern.Length ? pattern[first..].IndexOf(']') : -1;
        return end < 0 ? 0 : end + first;
    }

    private static bool MatchesSet(ReadOnlySpan<char> set, char c)
    {
        var inverted = set[0] is '!' or '^';
        if (inverted)
            set = set[1..];
        var found = false;
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                found |= c >= set[i] && c <= set[i + 2];
                i += 2;
            }
            else
            {
                found |= set[i] == c;
            }
        }

        return found != inverted;
    }
}
