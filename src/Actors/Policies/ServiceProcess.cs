using System.Globalization;
using Actors.Execline;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Policies;

/// <summary>
/// How a service's process gets what its policy says: as settings (ids, limits, niceness, directory) with which the program is started (<see cref="ProcessSettings"/>).
/// </summary>
internal static class ServiceProcess
{
    /// <summary>The request, with what the policy adds to it.</summary>
    /// <param name="request">What is started.</param>
    /// <param name="policy">By which policy.</param>
    /// <param name="fault">Why it cannot be: an account that does not exist.</param>
    public static SpawnRequest? Apply(SpawnRequest request, ProcessPolicy policy, out string? fault)
    {
        var words = new List<string>();
        fault = null;
        foreach (var limit in policy.Limits)
            words.Add(ProcessSettings.Limit(limit.Resource, new ResourceLimit(limit.Soft ?? ResourceLimit.Infinity, limit.Hard ?? ResourceLimit.Infinity)));
        if (policy.OomScore is { } score)
            words.Add($"oom-score={Text(score)}");
        if (policy.Nice is { } nice)
            words.Add($"nice={Text(nice)}");
        if (policy.Umask is { } mask)
            words.Add($"umask={Text(mask)}");
        if ((policy.User is not null || policy.Group is not null || policy.Groups is not null) && !TryAddIds(policy, words, out fault))
            return null;
        if (policy.Directory is { } directory)
            words.Add("directory=" + directory);
        return ProcessSettings.Start(request, words);
    }

    private static bool TryAddIds(ProcessPolicy policy, List<string> words, out string? fault)
    {
        var accounts = Accounts.Local;
        var user = policy.User is { } name ? FindUser(accounts, name) : null;
        fault = null;
        if (policy.User is not null && user is null)
        {
            fault = $"unknown user {policy.User}";
            return false;
        }

        // Where pid 1 is not root, its own user is what it has already, and so are that one's groups.
        if (user is not null && Identity.User != 0 && user.User == Identity.User)
            user = null;
        uint? group = user?.Group;
        if (policy.Group is { } groupName && (group = FindGroup(accounts, groupName)) is null)
        {
            fault = $"unknown group {groupName}";
            return false;
        }

        // As of s6-setuidgid: a user by name has its groups, one by number alone has none.
        uint[]? groups = user is { Name.Length: > 0 } ? accounts.GroupsOf(user) : user is null ? null : [];
        if (policy.Groups is { } names)
        {
            groups = new uint[names.Length];
            for (var i = 0; i < groups.Length; i++)
            {
                if (FindGroup(accounts, names[i]) is not { } id)
                {
                    fault = $"unknown group {names[i]}";
                    return false;
                }

                groups[i] = id;
            }
        }

        if (groups is not null)
            words.Add("groups=" + string.Join(',', groups));
        if (group is { } gid)
            words.Add($"group={gid}");
        if (user is not null)
            words.Add($"user={user.User}");
        return true;
    }

    private static UserAccount? FindUser(Accounts accounts, string name) => accounts.FindUser(name)
        ?? (uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? accounts.FindUser(id) ?? new UserAccount("", id, id, "", "") : null);

    private static uint? FindGroup(Accounts accounts, string name) => accounts.FindGroup(name)?.Group
        ?? (uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
