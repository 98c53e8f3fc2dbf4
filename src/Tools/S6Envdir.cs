using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-envdir</c>: goes on with the variables that the files of a folder hold; see <see cref="EnvironmentFolder"/>.</summary>
internal static class S6Envdir
{
    private const string Usage = "s6-envdir [ -I | -i ] [ -n ] [ -f ] [ -L ] [ -c nullchar ] dir prog...";

    public static ChainStep Run(ChainContext context)
    {
        var mayBeMissing = false;
        var rules = new EnvironmentFolderRules();
        var options = new ShortOptions(context.Arguments, "IinfLc:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'I': mayBeMissing = true; break;
                case 'i': mayBeMissing = false; break;
                case 'n': rules = rules with { KeepEnd = true }; break;
                case 'f': rules = rules with { Whole = true }; break;
                case 'L': rules = rules with { Unlimited = true }; break;
                case 'c': rules = rules with { NulReplacement = options.Value is [var first, ..] ? first : '\0' }; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var folder, _, ..] operands)
            throw context.Usage(Usage);
        if (rules.NulReplacement == '\0')
            throw context.Failed($"envdir {folder}", Errno.EINVAL);
        var errno = EnvironmentFolder.TryLoad(folder, context.Environment, rules);
        if (errno != 0 && !(mayBeMissing && errno == Errno.ENOENT))
            throw context.Failed($"envdir {folder}", errno);
        return ChainStep.Continue(operands[1..]);
    }
}
