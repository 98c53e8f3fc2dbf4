using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-svperms</c>: says, or sets, who may see the status of services, control them, and listen to their events.</summary>
internal static class S6Svperms
{
    private const string Usage = "s6-svperms [ -v ] [ -u | -g group | -G group | -o | -O group ] [ -e | -E group ] servicedir...";

    /// <summary>Nobody but the owner.</summary>
    private const uint Owner = uint.MaxValue;

    public static ChainStep Run(ChainContext context)
    {
        var (print, supervise, events) = (false, false, false);
        var (searchable, controllers, listeners) = (SupervisePermissions.OwnerMode, Owner, Owner);
        var options = new ShortOptions(context.Arguments, "vug:G:oO:eE:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'v': print = true; break;
                case 'u': (supervise, searchable, controllers) = (true, SupervisePermissions.OwnerMode, Owner); break;
                case 'g': (supervise, searchable, controllers) = (true, SupervisePermissions.GroupMode, Group(context, options.Value)); break;
                case 'G': (supervise, searchable, controllers) = (true, SupervisePermissions.GroupControlMode, Group(context, options.Value)); break;
                case 'o': (supervise, searchable, controllers) = (true, SupervisePermissions.PublicMode, Owner); break;
                case 'O': (supervise, searchable, controllers) = (true, SupervisePermissions.PublicControlMode, Group(context, options.Value)); break;
                case 'e': (events, listeners) = (true, Owner); break;
                case 'E': (events, listeners) = (true, Group(context, options.Value)); break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands.Count == 0)
            throw context.Usage(Usage);
        var done = true;
        foreach (var directory in options.Operands)
        {
            var permissions = new SupervisePermissions(context, directory);
            if (supervise)
                permissions.SetSupervise(searchable, controllers);
            if (events)
                permissions.SetEvents(listeners);
            if (print || !(supervise || events))
                done = permissions.Print() && done;
        }

        return ChainStep.Exit(done ? 0 : 1);
    }

    /// <summary>A group by its name, or, with a colon in front, its number.</summary>
    private static uint Group(ChainContext context, string name)
    {
        if (name.StartsWith(':'))
            return Numbers.TryParse(name[1..], out uint number) ? number : throw context.Usage(Usage);
        return Accounts.Local.FindGroup(name)?.Group
            ?? throw context.Fatal(ExitCode.WrongUsage, $"unable to find entry for {name} in group database");
    }
}
