using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-basename</c>: prints the last element of a path, without a suffix.</summary>
internal static class S6Basename
{
    private const string Usage = "s6-basename [ -n ] file [ suffix ]";

    public static ChainStep Run(ChainContext context)
    {
        var end = "\n";
        var options = new ShortOptions(context.Arguments, "n");
        for (char option; (option = options.Next()) != ShortOptions.End;)
            end = option == 'n' ? "" : throw context.Usage(Usage);
        if (options.Operands is not [var file, ..] operands)
            throw context.Usage(Usage);
        var name = PathNames.Base(file);
        if (operands.Count > 1 && operands[1].Length < name.Length && name.EndsWith(operands[1], StringComparison.Ordinal))
            name = name[..^operands[1].Length];
        return OutputBuffer.Print(context, name + end);
    }
}
