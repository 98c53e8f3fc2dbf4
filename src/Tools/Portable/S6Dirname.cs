using Actors.Execline;

namespace Actors.Tools.Portable;

/// <summary><c>s6-dirname</c>: prints what stands before the last element of a path.</summary>
internal static class S6Dirname
{
    private const string Usage = "s6-dirname [ -n ] file";

    public static ChainStep Run(ChainContext context)
    {
        var end = "\n";
        var options = new ShortOptions(context.Arguments, "n");
        for (char option; (option = options.Next()) != ShortOptions.End;)
            end = option == 'n' ? "" : throw context.Usage(Usage);
        return options.Operands is [var file, ..] ? OutputBuffer.Print(context, PathNames.Directory(file) + end) : throw context.Usage(Usage);
    }
}
