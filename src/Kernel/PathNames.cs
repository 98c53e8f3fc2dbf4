namespace Actors.Kernel;

internal static class PathNames
{
    /// <summary>The names of a path from an index on.</summary>
    public static string[] From(this IReadOnlyList<string> names, int start)
    {
        var rest = new string[Math.Max(0, names.Count - start)];
        for (var i = 0; i < rest.Length; i++)
            rest[i] = names[start + i];
        return rest;
    }
}
