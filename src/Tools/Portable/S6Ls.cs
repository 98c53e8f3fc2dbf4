using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-ls</c>: prints the names in a folder, in no order; -a with those that begin with a dot, -A with <c>.</c> and <c>..</c> too.</summary>
internal static class S6Ls
{
    private const string Usage = "s6-ls [ -0 ] [ -a | -A ] [ -x exclude ] dir";

    public static ChainStep Run(ChainContext context)
    {
        var (end, hidden, self) = ("\n", false, false);
        string? excluded = null;
        var options = new ShortOptions(context.Arguments, "0aAx:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case '0': end = "\0"; break;
                case 'a': (hidden, self) = (true, false); break;
                case 'A': (hidden, self) = (true, true); break;
                case 'x': excluded = options.Value; break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var folder, ..])
            throw context.Usage(Usage);
        var errno = Files.TryList(folder, out var names);
        if (errno != 0)
            throw context.Failed($"open directory {folder}", errno);
        if (self)
            names.InsertRange(0, [".", ".."]);
        var output = new OutputBuffer(context);
        foreach (var name in names)
        {
            if ((hidden || name[0] != '.') && name != excluded)
                output.Write(name + end);
        }

        output.Flush();
        return ChainStep.Exit(0);
    }
}
