using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-chown</c>: sets the owner and the group of a file, as numbers, or (-U) from the variables UID and GID.</summary>
internal static class S6Chown
{
    private const string Usage = "s6-chown [ -U ] [ -u uid ] [ -g gid ] file";

    public static ChainStep Run(ChainContext context)
    {
        var (user, group) = (uint.MaxValue, uint.MaxValue);
        var options = new ShortOptions(context.Arguments, "Uu:g:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'u' when Numbers.TryParse(options.Value, out user): break;
                case 'g' when Numbers.TryParse(options.Value, out group): break;
                case 'U': (user, group) = (Variable("UID"), Variable("GID")); break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var file, ..])
            throw context.Usage(Usage);
        return context.Try($"chown {file}", () => Files.ChangeOwner(file, user, group));

        uint Variable(string name)
        {
            var value = context.Environment[name] ?? throw context.Fatal(ExitCode.WrongUsage, $"{name} not set");
            return Numbers.TryParse(value, out uint number) ? number : throw context.Fatal(ExitCode.WrongUsage, $"invalid ${name}");
        }
    }
}
