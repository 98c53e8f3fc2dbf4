using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-applyuidgid</c>: goes on with other ids, given as numbers or, by s6-envuidgid, in the environment. An id of 0 means: as it is.</summary>
internal static class S6Applyuidgid
{
    private const string Usage = "s6-applyuidgid [ -z ] [ -u uid ] [ -g gid ] [ -G gidlist ] [ -U ] prog...";

    public static ToolResult Run(ToolCall call)
    {
        uint user = 0;
        uint group = 0;
        uint[]? groups = null;
        var unexport = false;
        var options = new Options(call.Arguments, "zUu:g:G:");
        for (char option; (option = options.Next()) != Options.End;)
        {
            switch (option)
            {
                case 'z': unexport = true; break;
                case 'u' when Numbers.TryParse(options.Value, out user): break;
                case 'g' when Numbers.TryParse(options.Value, out group): break;
                case 'G' when Numbers.TryParseList(options.Value, out groups): break;
                case 'U':
                    if (!Numbers.TryParse(Variable(call, "UID"), out user))
                        throw Invalid(call, "UID");
                    if (!Numbers.TryParse(Variable(call, "GID"), out group))
                        throw Invalid(call, "GID");
                    if (!Numbers.TryParseList(Variable(call, "GIDLIST"), out groups))
                        throw Invalid(call, "GIDLIST");
                    break;
                default: throw call.Report.Usage(Usage);
            }
        }

        if (options.Operands.Length == 0)
            throw call.Report.Usage(Usage);
        Apply(user, group, groups, call.Report);
        if (unexport)
            Unexport(call.Environment);
        return ToolResult.Execute(options.Operands);
    }

    /// <summary>Takes on ids; 0 (null for the list) means: as it is.</summary>
    public static void Apply(uint user, uint group, uint[]? groups, Report report)
    {
        if (groups is not null)
            Attempt("set supplementary group list", () => Identity.SetSupplementaryGroups(WithFirst(group == 0 ? Identity.EffectiveGroup : group, groups)));
        if (group != 0)
            Attempt("setgid", () => Identity.SetGroup(group));
        if (user != 0)
            Attempt("setuid", () => Identity.SetUser(user));

        void Attempt(string action, Action change)
        {
            try
            {
                change();
            }
            catch (PlatformException exception)
            {
                throw report.Unable(action, exception);
            }
        }
    }

    /// <summary>Removes the variables that ids were handed over in.</summary>
    public static void Unexport(EnvironmentBlock environment)
    {
        environment["UID"] = null;
        environment["GID"] = null;
        environment["GIDLIST"] = null;
    }

    private static uint[] WithFirst(uint group, uint[] groups)
    {
        var result = new List<uint>(groups.Length + 1) { group };
        foreach (var other in groups)
        {
            if (other != group)
                result.Add(other);
        }

        return [.. result];
    }

    private static string Variable(ToolCall call, string name) => call.Environment[name] ?? throw call.Report.Fatal(Report.WrongUsage, $"{name} not set");

    private static ToolException Invalid(ToolCall call, string name) => call.Report.Fatal(Report.WrongUsage, $"invalid ${name}");
}
