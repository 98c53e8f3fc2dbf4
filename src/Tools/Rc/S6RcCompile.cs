using Actors.Boot;
using Actors.Execline;
using Actors.Platform;
using Actors.Services;

namespace Actors.Tools.Rc;

/// <summary>
/// <c>s6-rc-compile</c>: checks source directories, and says of them what s6-rc-compile does, with its exit codes. It writes no database: pid 1 reads sources itself.
/// What it creates is a folder with the names of the sources, which s6-rc-update asks for.
/// </summary>
internal static class S6RcCompile
{
    private const string Usage = "s6-rc-compile [ -v verbosity ] [ -h fdholder_user ] [ -b ] destdir sources...";

    private const int InvalidDatabase = 4;

    private static readonly string[] s_long = ["verbosity=v", "fdholder-user=h", "block=b"];

    public static ChainStep Run(ChainContext context)
    {
        uint verbosity = 1;
        var options = new LongOptions(context, "v:h:b", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            if (option == 'v')
                verbosity = options.Number();
        }

        if (options.Operands is not [var database, _, ..] operands)
            throw context.Usage(Usage);
        if (Files.TryStatus(database, followLinks: false, out _) == 0)
            throw context.Failed($"mkdir {database}", Errno.EEXIST);
        var compilation = Compilation.Read(operands[1..], new CompileOptions { Verbosity = (int)Math.Min(verbosity, int.MaxValue), Database = database });
        foreach (var line in compilation.ReferenceLines())
            StandardStreams.Error(line + "\n");
        if (compilation.ExitCode != 0)
            return ChainStep.Exit(compilation.ExitCode);
        context.Try($"mkdir {database}", () => Files.CreateDirectory(database, 0x1ED));
        var sources = string.Concat(operands[1..].Select(source => Files.RealPath(source) + "\0"));
        return context.Try($"write to {database}/{DatabaseFolder.Sources}", () => Files.WriteAllText($"{database}/{DatabaseFolder.Sources}", sources));
    }

    /// <summary>The source directories that a database stands for, none: those of the boot; fatal where it is none.</summary>
    public static string[] SourcesOf(ChainContext context, string database)
    {
        var errno = Files.TryReadAllBytes($"{database}/{DatabaseFolder.Sources}", out var bytes);
        if (errno == Errno.ENOENT && Files.IsDirectory(database))
            throw context.Fatal(InvalidDatabase, $"invalid service database in {database}");
        return errno == 0
            ? ByteString.FromBytes(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw context.Failed($"read {database}", errno);
    }
}
