using System.Globalization;

namespace Actors.Platform;

/// <summary>A line of /etc/passwd.</summary>
public sealed record UserAccount(string Name, uint User, uint Group, string Home, string Shell);

/// <summary>A line of /etc/group.</summary>
public sealed record GroupAccount(string Name, uint Group, IReadOnlyList<string> Members);

/// <summary>
/// Users and groups, read from /etc/passwd and /etc/group at each question: a static program has no NSS, and scripts add users while a container boots.
/// </summary>
/// <param name="root">What stands before /etc; empty but in tests.</param>
public sealed class Accounts(string root = "")
{
    /// <summary>The accounts of this machine.</summary>
    public static Accounts Local { get; } = new();

    /// <summary>The user of that name; null where there is none.</summary>
    public UserAccount? FindUser(string name) => Users().FirstOrDefault(user => user.Name == name);

    /// <summary>The first user with that uid; null where there is none.</summary>
    public UserAccount? FindUser(uint user) => Users().FirstOrDefault(account => account.User == user);

    /// <summary>The group of that name; null where there is none.</summary>
    public GroupAccount? FindGroup(string name) => Groups().FirstOrDefault(group => group.Name == name);

    /// <summary>The first group with that gid; null where there is none.</summary>
    public GroupAccount? FindGroup(uint group) => Groups().FirstOrDefault(account => account.Group == group);

    /// <summary>The gids that initgroups(3) gives a user: its own and those of all groups that list it.</summary>
    public uint[] GroupsOf(UserAccount user) =>
        [.. Groups().Where(group => group.Members.Contains(user.Name)).Select(group => group.Group).Prepend(user.Group).Distinct()];

    /// <summary>The gids of the groups that list the user, in the order of /etc/group.</summary>
    public uint[] GroupsListing(string user) => [.. Groups().Where(group => group.Members.Contains(user)).Select(group => group.Group)];

    private IEnumerable<UserAccount> Users()
    {
        foreach (var fields in Lines("/etc/passwd"))
        {
            if (fields.Length >= 4 && TryId(fields[2], out var user) && TryId(fields[3], out var group))
                yield return new(fields[0], user, group, fields.Length > 5 ? fields[5] : "", fields.Length > 6 ? fields[6] : "");
        }
    }

    private IEnumerable<GroupAccount> Groups()
    {
        foreach (var fields in Lines("/etc/group"))
        {
            if (fields.Length >= 3 && TryId(fields[2], out var group))
                yield return new(fields[0], group, fields.Length > 3 ? fields[3].Split(',', StringSplitOptions.RemoveEmptyEntries) : []);
        }
    }

    private IEnumerable<string[]> Lines(string file) =>
        (Files.ReadTextIfThere(root + file) ?? "").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(':'));

    private static bool TryId(string text, out uint id) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
