namespace Actors.Tools;

/// <summary>What of an account is asked for.</summary>
[Flags]
internal enum AccountForm
{
    /// <summary>The user's id.</summary>
    User = 1,

    /// <summary>The group's id.</summary>
    Group = 2,

    /// <summary>The ids of all groups that list the user.</summary>
    Supplementary = 4,
}
