using System.Globalization;
using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Control;

/// <summary>What users of this machine may do.</summary>
internal sealed class ControlRights
{
    private readonly Dictionary<uint, ControlLevel> _users = [];
    private readonly ControlLevel _others;

    /// <param name="policy">What the policies say.</param>
    internal ControlRights(ControlPolicy policy)
    {
        _others = (ControlLevel)policy.Others;
        foreach (var (name, access) in policy.Users)
        {
            if (uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || TryFind(name, out number))
                _users[number] = (ControlLevel)access;
        }
    }

    internal ControlLevel LevelOf(uint user) => user == 0 || user == Identity.User ? ControlLevel.All : _users.GetValueOrDefault(user, _others);

    private static bool TryFind(string name, out uint user)
    {
        var account = Accounts.Local.FindUser(name);
        user = account?.User ?? 0;
        return account is not null;
    }
}
