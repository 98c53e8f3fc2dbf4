namespace Actors.Services;

/// <summary>The names that s6-rc keeps for itself.</summary>
internal static class ReservedNames
{
    /// <summary>Whether no source may use that name.</summary>
    public static bool Contains(string name) =>
        name.StartsWith("s6rc-", StringComparison.Ordinal) || name.StartsWith("s6-rc-", StringComparison.Ordinal);

    /// <summary>What s6-rc-compile says when one does.</summary>
    /// <param name="place">The source directory, or the service that names it.</param>
    /// <param name="name">The name.</param>
    public static string Message(string place, string name) => $"in {place}: identifier {name} starts with reserved prefix";
}
