using System.Globalization;
using Actors.Platform;

namespace Actors.Execline;

/// <summary>
/// A program that is to have other limits, ids, mask or directory than its parent: the word <see cref="Word"/> of this binary is started in its place, which changes its own process as
/// its settings say and then becomes the program.
/// </summary>
public static class ProcessSettings
{
    /// <summary>The word; it has no link, only this binary calls it.</summary>
    public const string Word = "actors-process";

    /// <summary>The setting for a limit.</summary>
    public static string Limit(Resource resource, ResourceLimit limit) => $"limit={Text((int)resource)}:{Text(limit.Soft)}:{Text(limit.Hard)}";

    /// <summary>The request, with settings; without any it stays as it is.</summary>
    public static SpawnRequest Start(SpawnRequest request, List<string> settings) => settings.Count == 0
        ? request
        : request with { Path = Self.Path, Arguments = [Word, .. settings, "--", request.Path, .. request.Arguments] };

    /// <summary>The request, with those limits that there are, by resource (<see cref="ResourceLimits.Starter"/>).</summary>
    public static SpawnRequest StartWithLimits(SpawnRequest request, ResourceLimit?[] limits)
    {
        var settings = new List<string>();
        for (var resource = 0; resource < limits.Length; resource++)
        {
            if (limits[resource] is { } limit)
                settings.Add(Limit((Resource)resource, limit));
        }

        return Start(request, settings);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(ulong limit) => limit == ResourceLimit.Infinity ? "" : limit.ToString(CultureInfo.InvariantCulture);
}
