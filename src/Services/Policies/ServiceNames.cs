namespace Actors.Services.Policies;

/// <summary>Names that a service of a policy can have: those of a directory in a source definition directory.</summary>
internal static class ServiceNames
{
    /// <summary>What is wrong with a name (a byte string); null: nothing.</summary>
    public static string? FaultOf(string name) =>
        name.Length == 0 ? "the name of a service cannot be empty"
        : name[0] == '.' ? "the name of a service cannot begin with a dot"
        : name.AsSpan().ContainsAny('/', '\n', '\0') ? "the name of a service cannot hold a slash or a newline"
        : ReservedNames.Contains(name) ? "names that begin with s6rc- or s6-rc- are reserved"
        : name.Length > 200 ? "the name of a service cannot be longer than 200 bytes"
        : null;
}
