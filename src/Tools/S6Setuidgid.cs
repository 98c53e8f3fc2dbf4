using Actors.Execline;

namespace Actors.Tools;

/// <summary>
/// <c>s6-setuidgid ACCOUNT PROG...</c>: goes on as a user with its group and supplementary groups; or as <c>UID:GID</c>, numbers, with no other groups.
/// An empty account changes nothing. What fails is reported in the name of the tools that s6-setuidgid stands for.
/// </summary>
internal static class S6Setuidgid
{
    public static ChainStep Run(ChainContext context)
    {
        if (context.Arguments is not [_, var account, _, ..])
            throw context.Usage("s6-setuidgid username prog...");
        if (account.Length > 0)
            Become(account, context);
        return ChainStep.Continue(context.Arguments[2..]);
    }

    private static void Become(string account, ChainContext context)
    {
        var colon = account.IndexOf(':');
        if (colon >= 0)
        {
            context.Program = "s6-applyuidgid";
            if (!Numbers.TryParse(account[..colon], out uint user) || !Numbers.TryParse(account[(colon + 1)..], out uint group))
                throw context.Usage(S6Applyuidgid.UsageText);
            S6Applyuidgid.Apply(user, group, [], context);
        }
        else
        {
            context.Program = "s6-envuidgid";
            var ids = S6Envuidgid.Find(
                account, AccountForm.User | AccountForm.Group | AccountForm.Supplementary, numeric: false, fallback: null, context);
            context.Program = "s6-applyuidgid";
            S6Applyuidgid.Apply(ids.User, ids.Group, ids.Groups, context);
            S6Applyuidgid.Unexport(context.Environment);
        }
    }
}
