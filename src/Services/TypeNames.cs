namespace Actors.Services;

/// <summary>What s6-rc calls the types of services.</summary>
public static class TypeNames
{
    /// <summary>The word in a <c>type</c> file.</summary>
    public static string Of(ServiceType type) => type switch
    {
        ServiceType.Oneshot => "oneshot",
        ServiceType.Longrun => "longrun",
        _ => "bundle",
    };

    /// <summary>The type of a name that may have none.</summary>
    internal static string Of(ServiceType? type) => type is { } known ? Of(known) : "unknown";

    /// <summary>The type that the first 8 bytes of a <c>type</c> file stand for; null for none.</summary>
    internal static ServiceType? Parse(string start)
    {
        // As s6-rc-compile does it: a ninth byte is never seen, so that "longrun\n\n" is a longrun, but "bundle\n\n" no bundle.
        if (start.Length < 6)
            return null;
        if (start[^1] == '\n')
            start = start[..^1];
        return start.Length == 8 ? null : SourceFile.UpToNul(start) switch
        {
            "oneshot" => ServiceType.Oneshot,
            "longrun" => ServiceType.Longrun,
            "bundle" => ServiceType.Bundle,
            _ => null,
        };
    }

    /// <summary>What s6-rc-compile says of a second definition.</summary>
    internal static string Duplicate(string name, string source, ServiceType first) =>
        $"duplicate service definition: {name} defined in {source} is already defined and has type {Of(first)}";
}
