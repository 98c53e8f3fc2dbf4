using Actors.Platform;

namespace Actors.Execline.Builtins;

/// <summary><c>tryexec [ -n ] [ -c ] [ -l ] [ -a argv0 ] { command... } remainder...</c></summary>
internal static class TryExec
{
    public static ChainStep Run(ChainContext context)
    {
        var options = new ShortOptions(context.Arguments, "ncla:");
        string? name = null;
        bool swap = false, empty = false, dash = false;
        for (char letter; (letter = options.Next()) != ShortOptions.End;)
        {
            switch (letter)
            {
                case 'n':
                    swap = true;
                    break;
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
                    throw context.Usage("tryexec [ -n ] [ -c ] [ -l ] [ -a argv0 ] { command... } remainder...");
            }
        }

        var block = context.TakeFullBlock(options.Operands, out var rest);
        if (swap && rest.Count == 0)
            throw context.Fatal(100, "empty remainder not allowed with -n");
        var (first, second) = swap ? (rest, block) : (block, rest);
        var environment = context.Environment;
        if (empty)
            context.Environment = new EnvironmentBlock();
        var file = first[0];
        first[0] = Exec.NameFor(file, name, dash);
        if (Chain.TryBecome(context, file, first, out var word, out var program, out _))
            return ChainStep.Continue(first, word!, program);
        context.Environment = environment;
        return ChainStep.Continue(second);
    }
}
