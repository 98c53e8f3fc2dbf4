using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>exec [ -c ] [ -l ] [ -a argv0 ] prog...</c></summary>
internal static class Exec
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "cla:");
        string? name = null;
        bool empty = false, dash = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'c':
                    empty = true;
                    break;
                case 'l':
                    dash = true;
                    break;
                case 'a':
                    name = options.Value;
                    break;
                default:
                    throw context.Usage("exec [ -c ] [ -l ] [ -a argv0 ] prog...");
            }
        }

        var rest = options.Operands;
        if (rest.Count == 0)
            throw context.Usage("exec [ -c ] [ -l ] [ -a argv0 ] prog...");
        if (empty)
            context.Environment = new EnvironmentBlock();
        var file = rest[0];
        rest[0] = NameFor(file, name, dash);
        return ChainStep.Continue(rest, file);
    }

    /// <summary>What a program takes for its name: another one, or one with the dash of a login shell.</summary>
    public static string NameFor(string file, string? name, bool dash) => dash ? "-" + (name ?? file) : name ?? file;
}
