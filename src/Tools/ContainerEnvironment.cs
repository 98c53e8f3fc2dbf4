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
}
