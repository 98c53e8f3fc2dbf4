using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-applyuidgid</c>: goes on with other ids, given as numbers or, by s6-envuidgid, in the environment. An id of 0 means: as it is.</summary>
internal static class S6Applyuidgid
{
    public const string UsageText = "s6-applyuidgid [ -z ] [ -u uid ] [ -g gid ] [ -G gidlist ] [ -U ] prog...";

    public static ChainStep Run(ChainContext context)
    {
        uint user = 0;
        uint group = 0;
        uint[]? groups = null;
        var unexport = false;
        var options = new ShortOptions(context.Arguments, "zUu:g:G:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'z': unexport = true; break;
                case 'u' when Numbers.TryParse(options.Value, out user): break;
                case 'g' when Numbers.TryParse(options.Value, out group): break;
                case 'G' when Numbers.TryParseList(options.Value, out groups): break;
                case 'U':
                    (user, group, groups) = FromEnvironment(context);
                    break;
                default: throw context.Usage(UsageText);
            }
        }

        if (options.Operands.Count == 0)
            throw context.Usage(UsageText);
        Apply(user, group, groups, context);
        if (unexport)
            Unexport(context.Environment);
        return ChainStep.Continue(options.Operands);
    }

    /// <summary>The ids that s6-envuidgid has put into the environment.</summary>
    public static (uint User, uint Group, uint[] Groups) FromEnvironment(ChainContext context)
    {
        if (!Numbers.TryParse(Variable(context, "UID"), out uint user))
            throw Invalid(context, "UID");
        if (!Numbers.TryParse(Variable(context, "GID"), out uint group))
            throw Invalid(context, "GID");
        return Numbers.TryParseList(Variable(context, "GIDLIST"), out var groups) ? (user, group, groups) : throw Invalid(context, "GIDLIST");
    }

    /// <summary>Takes on ids; 0 (null for the list) means: as it is.</summary>
    public static void Apply(uint user, uint group, uint[]? groups, ChainContext context)
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
                throw context.Failed(action, exception.Errno);
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

    private static string Variable(ChainContext context, string name) => context.Environment[name] ?? throw context.Fatal(ExitCode.WrongUsage, $"{name} not set");

    private static ChainException Invalid(ChainContext context, string name) => context.Fatal(ExitCode.WrongUsage, $"invalid ${name}");
}
