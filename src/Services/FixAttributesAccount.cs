using System.Globalization;
using Actors.Platform;

namespace Actors.Services;

/// <summary>
/// The account of a fix-attrs line: <c>user</c> (with its primary group), or <c>user:group</c> where each may be a number, then perhaps
/// <c>,UID:GID</c>: what is taken for a name that is unknown. On one side of the colon there may be nothing: that default then, or 0.
/// </summary>
/// <param name="User">User name, or a number where there is a <paramref name="Group"/>.</param>
/// <param name="Group">Group name or number; null: the user's own.</param>
/// <param name="DefaultUser">For an unknown user; null: that is an error.</param>
/// <param name="DefaultGroup">For an unknown group (or user, without a <paramref name="Group"/>).</param>
public sealed record FixAttributesAccount(string User, string? Group, uint? DefaultUser, uint? DefaultGroup)
{
    /// <summary>Reads the field.</summary>
    /// <returns>Null where the default is not <c>UID:GID</c>, both numbers.</returns>
    public static FixAttributesAccount? Parse(string text)
    {
        var comma = text.IndexOf(',');
        var account = comma < 0 ? text : text[..comma];
        uint? defaultUser = null;
        uint? defaultGroup = null;
        if (comma >= 0)
        {
            var ids = text[(comma + 1)..].Split(':');
            if (!TryParseId(ids[0], out var user) | !TryParseId(ids.Length > 1 ? ids[1] : "0", out var group))
                return null;
            (defaultUser, defaultGroup) = (user, group);
        }

        var colon = account.IndexOf(':');
        return colon < 0
            ? new(account, null, defaultUser, defaultGroup)
            : new(account[..colon], account[(colon + 1)..], defaultUser, defaultGroup);
    }

    /// <summary>Finds the ids.</summary>
    /// <returns>Null, or what is unknown: <c>unknown user: NAME</c>, <c>unknown group: NAME</c>.</returns>
    public string? Resolve(Accounts accounts, out uint user, out uint group)
    {
        var account = accounts.FindUser(User);
        group = 0;
        if (account is not null)
            user = account.User;
        else if (Group is not null && User.Length == 0)
            user = DefaultUser ?? 0;
        else if (Group is null || !TryParseId(User, out user))
        {
            user = DefaultUser ?? 0;
            if (DefaultUser is null)
                return $"unknown user: {User}";
        }

        if (Group is null)
            group = account?.Group ?? DefaultGroup ?? 0;
        else if (Group.Length == 0)
            group = DefaultGroup ?? 0;
        else if (accounts.FindGroup(Group) is { } found)
            group = found.Group;
        else if (!TryParseId(Group, out group))
        {
            group = DefaultGroup ?? 0;
            if (DefaultGroup is null)
                return $"unknown group: {Group}";
        }

        return null;
    }

    private static bool TryParseId(string text, out uint id) =>
        uint.TryParse(SourceFile.UpToNul(text), NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
