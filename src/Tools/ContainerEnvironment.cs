using Actors.Platform;

namespace Actors.Tools;

/// <summary>
/// The container's variables, one file each, as they were given to the container and as scripts have changed them since: a public folder
/// that anybody may edit, so it is read anew at each use.
/// </summary>
internal static class ContainerEnvironment
{
    /// <summary>Where the variables lie.</summary>
    public const string Folder = "/run/s6/container_environment";

    /// <summary>Whether S6_KEEP_ENV says that everybody sees the container's variables anyway, and that there is no folder. Unset, empty and 0 do not.</summary>
    public static bool IsKept(EnvironmentBlock environment)
    {
        foreach (var digit in environment["S6_KEEP_ENV"] ?? "")
        {
            if (digit != '0')
                return true;
        }

        return false;
    }

    /// <summary>
    /// The value of one of the container's variables, without newlines at its end; null where it is not set, and, where the container's variables are in everybody's
    /// environment, where it is empty.
    /// </summary>
    public static string? Read(EnvironmentBlock environment, string name)
    {
        if (IsKept(environment))
            return environment[name] is { Length: > 0 } kept ? kept : null;
        return Files.TryReadAllBytes(Files.Join(Folder, name), out var value) == 0 ? ByteString.FromBytes(value).TrimEnd('\n') : null;
    }
}
