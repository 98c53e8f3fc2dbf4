using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-envuidgid</c>: goes on with the ids of an account in the variables UID, GID and GIDLIST.</summary>
internal static class S6Envuidgid
{
    private const string Usage = "s6-envuidgid [ -i | -D defaultuid:defaultgid:defaultgidlist ] [ -u | -g | -B ] [ -n ] account prog...";

    public static ChainStep Run(ChainContext context)
    {
        var form = AccountForm.User | AccountForm.Group | AccountForm.Supplementary;
        var numeric = false;
        AccountIds? fallback = null;
        var options = new ShortOptions(context.Arguments, "ugBniD:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'u': form = AccountForm.User; break;
                case 'g': form = AccountForm.Group; break;
                case 'B': form = AccountForm.User | AccountForm.Group; break;
                case 'n':
                    form &= ~AccountForm.Supplementary;
                    numeric = true;
                    break;
                case 'i': fallback = null; break;
                case 'D':
                    if (!AccountIds.TryParse(options.Value, out fallback))
                        throw context.Usage(Usage);
                    break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var account, _, ..] operands)
            throw context.Usage(Usage);
        var ids = Find(account, form, numeric, fallback, context);
        if (form.HasFlag(AccountForm.User))
            context.Environment["UID"] = ids.User.ToString();
        if (form.HasFlag(AccountForm.Group))
            context.Environment["GID"] = ids.Group.ToString();
        if (form.HasFlag(AccountForm.Supplementary))
            context.Environment["GIDLIST"] = string.Join(',', ids.Groups);
        return ChainStep.Continue(operands[1..]);
    }

    /// <summary>The ids of an account, or s6-envuidgid's failure.</summary>
    /// <param name="account">A user; a group; or both with a colon between, by <paramref name="form"/>.</param>
    /// <param name="form">What is asked for.</param>
    /// <param name="numeric">A name that is not known may be a number.</param>
    /// <param name="fallback">What counts where a name is not known; null: a failure.</param>
    /// <param name="context">Who fails.</param>
    public static AccountIds Find(string account, AccountForm form, bool numeric, AccountIds? fallback, ChainContext context)
    {
        var ids = fallback ?? new AccountIds(0, 0, []);
        string? user = null;
        string? group = null;
        if (form == AccountForm.Group)
        {
            group = account;
        }
        else if (form == (AccountForm.User | AccountForm.Group))
        {
            var colon = account.IndexOf(':');
            user = colon < 0 ? account : account[..colon];
            group = colon < 0 ? null : account[(colon + 1)..];
            if (colon >= 0 && user.Length == 0)
                user = null;
        }
        else
        {
            user = account;
        }

        if (!string.IsNullOrEmpty(group))
        {
            if (Accounts.Local.FindGroup(group) is { } found)
                ids = ids with { Group = found.Group };
            else if (numeric && Numbers.TryParse(group, out uint number))
                ids = ids with { Group = number };
            else if (fallback is null)
                throw context.Fatal(1, $"unknown group: {group}");
        }

        if (user is not null)
        {
            if (Accounts.Local.FindUser(user) is { } found)
            {
                ids = form.HasFlag(AccountForm.Supplementary)
                    ? new(found.User, found.Group, Accounts.Local.GroupsListing(found.Name))
                    : ids with { User = found.User };
            }
            else if (numeric && Numbers.TryParse(user, out uint number))
            {
                ids = ids with { User = number };
            }
            else if (fallback is null)
            {
                throw context.Fatal(1, $"unknown user: {user}");
            }
        }

        return ids;
    }
}
