using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools;

/// <summary>
/// <c>fix-attrs</c>: sets owners and modes as the files in /etc/fix-attrs.d say. As <c>.../libexec/fix-attrs</c> it reads one such file from its standard input.
/// What a line says of a folder with <c>true</c> holds for all below it, however many: the original gives up there.
/// </summary>
internal static class FixAttrs
{
    private const int DefaultVerbosity = 2;

    public static ChainStep Run(ChainContext context)
    {
        var hidden = Number(context, "S6_FIX_ATTRS_HIDDEN", 0) != 0;
        return ChainStep.Exit(context.Arguments[0].EndsWith("/libexec/fix-attrs", StringComparison.Ordinal)
            ? ApplyFile(context, "/dev/stdin", hidden) ? 0 : 1
            : ApplyFolder(context, hidden));
    }

    private static int ApplyFolder(ChainContext context, bool hidden)
    {
        var verbosity = Number(context, "S6_VERBOSITY", DefaultVerbosity);
        var profile = ContainerEnvironment.Read(context.Environment, "S6_RUNTIME_PROFILE");
        var folder = profile is null ? "/etc/fix-attrs.d" : $"/etc/cont-profile.d/{profile}/fix-attrs.d";
        _ = Files.TryList(folder, out var names);
        names.RemoveAll(name => name[0] == '.');
        names.SortStably(string.CompareOrdinal);
        var failed = false;
        foreach (var name in names)
        {
            var file = Files.Join(folder, name);
            if (verbosity >= 2)
                context.Inform($"applying {file}");
            failed |= !ApplyFile(context, file, hidden);
        }

        if (names.Count > 0 && verbosity >= 1)
            context.Warn("fix-attrs is deprecated, please fix volume permissions in your container manager instead");
        var behaviour = Number(context, "S6_BEHAVIOUR_IF_STAGE2_FAILS", 0);
        if (!failed || behaviour == 0)
            return 0;
        if (verbosity >= 1)
            context.Warn("some fix files failed to apply");
        return behaviour >= 2 ? 1 : 0;
    }

    private static bool ApplyFile(ChainContext context, string file, bool hidden)
    {
        var (rules, diagnostics) = FixAttributesReader.Read(file);
        foreach (var diagnostic in diagnostics)
            context.Warn(diagnostic.Line > 0 ? $"{diagnostic.Message} (line {diagnostic.Line})" : diagnostic.Message);
        var fixer = new AttributeFixer(context, hidden);
        var done = diagnostics.IsEmpty;
        foreach (var rule in rules)
            done &= fixer.Apply(rule);
        return done;
    }

    private static uint Number(ChainContext context, string variable, uint otherwise) =>
        Numbers.TryParse(ContainerEnvironment.Read(context.Environment, variable) ?? "", out uint number) ? number : otherwise;
}
