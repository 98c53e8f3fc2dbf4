using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Portable;

/// <summary><c>s6-dumpenv</c>: writes the environment to a folder, a file for each variable, for s6-envdir; -N with a newline at the end.</summary>
internal static class S6Dumpenv
{
    private const string Usage = "s6-dumpenv [ -N | -n ] [ -m mode ] envdir";

    public static ChainStep Run(ChainContext context)
    {
        uint mode = 0x1ED;
        var end = "";
        var options = new ShortOptions(context.Arguments, "nNm:");
        for (char option; (option = options.Next()) != ShortOptions.End;)
        {
            switch (option)
            {
                case 'n': end = ""; break;
                case 'N': end = "\n"; break;
                case 'm' when Numbers.TryParseOctal(options.Value, out mode): break;
                default: throw context.Usage(Usage);
            }
        }

        if (options.Operands is not [var folder, ..])
            throw context.Usage(Usage);
        if (!Files.IsDirectory(folder))
        {
            if (Files.Exists(folder))
                throw context.Failed($"mkdir {folder}", Errno.ENOTDIR);
            context.Try($"mkdir {folder}", () => Files.CreateDirectory(folder, mode));
        }

        foreach (var (name, value) in context.Environment.Variables)
        {
            var file = Files.Join(folder, name);
            context.Try($"open {file}", () =>
            {
                // Whoever reads the folder meanwhile sees the old value or the new one.
                var replacement = file + "=.tmp";
                Files.WriteAllText(replacement, value + end);
                Files.Rename(replacement, file);
            });
        }

        return ChainStep.Exit(0);
    }
}
