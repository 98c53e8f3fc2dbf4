using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools.Rc;

/// <summary>
/// <c>s6-rc-compile</c>: checks source directories, and says of them what s6-rc-compile does, with its exit codes. It writes no database: pid 1 reads sources itself.
/// What it creates is an empty folder, so that scripts find what they expect to.
/// </summary>
internal static class S6RcCompile
{
    private const string Usage = "s6-rc-compile [ -v verbosity ] [ -h fdholder_user ] [ -b ] destdir sources...";

    private static readonly string[] s_long = ["verbosity=v", "fdholder-user=h", "block=b"];

    public static ChainStep Run(ChainContext context)
    {
        uint verbosity = 1;
        var options = new LongOptions(context, "v:h:b", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            if (option == 'v' && !Numbers.TryParse(options.Value, out verbosity))
                throw context.Fatal(ExitCode.WrongUsage, "verbosity must be an unsigned integer");
        }

        if (options.Operands is not [var database, _, ..] operands)
            throw context.Usage(Usage);
        if (Files.TryStatus(database, followLinks: false, out _) == 0)
            throw context.Failed($"mkdir {database}", Errno.EEXIST);
        var compilation = Compilation.Read(operands[1..], new CompileOptions { Verbosity = (int)Math.Min(verbosity, int.MaxValue), Database = database });
        foreach (var line in compilation.ReferenceLines())
            StandardStreams.Error(line + "\n");
        return compilation.ExitCode == 0
            ? context.Try($"mkdir {database}", () => Files.CreateDirectory(database, 0x1ED))
            : ChainStep.Exit(compilation.ExitCode);
    }
}
