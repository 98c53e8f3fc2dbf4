namespace Actors.Tools;

/// <summary>
/// <c>s6-setuidgid ACCOUNT PROG...</c>: goes on as a user with its group and supplementary groups; or as <c>UID:GID</c>, numbers, with no other groups.
/// An empty account changes nothing. What fails is reported in the name of the tools that s6-setuidgid stands for.
/// </summary>
internal static class S6Setuidgid
{
    private const string ApplyUsage = "s6-applyuidgid [ -z ] [ -u uid ] [ -g gid ] [ -G gidlist ] [ -U ] prog...";

    public static ToolResult Run(ToolCall call)
    {
        if (call.Arguments is not [var account, _, ..])
            throw call.Report.Usage("s6-setuidgid username prog...");
        if (account.Length > 0)
            Become(account, call);
        return ToolResult.Execute(call.Arguments[1..]);
    }

    private static void Become(string account, ToolCall call)
    {
        var apply = new Report("s6-applyuidgid");
        var colon = account.IndexOf(':');
        if (colon >= 0)
        {
            if (!Numbers.TryParse(account[..colon], out uint user) || !Numbers.TryParse(account[(colon + 1)..], out uint group))
                throw apply.Usage(ApplyUsage);
            S6Applyuidgid.Apply(user, group, [], apply);
        }
        else
        {
            var ids = S6Envuidgid.Find(
                account, AccountForm.User | AccountForm.Group | AccountForm.Supplementary, numeric: false, fallback: null, new Report("s6-envuidgid"));
            S6Applyuidgid.Apply(ids.User, ids.Group, ids.Groups, apply);
            S6Applyuidgid.Unexport(call.Environment);
        }
    }
}
