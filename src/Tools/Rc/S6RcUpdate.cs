using Actors.Control;
using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Rc;

/// <summary>
/// <c>s6-rc-update</c>: puts other services in the place of those that run; what need not move keeps its process. Pid 1 does it, from the sources that the database was
/// compiled from (<see cref="S6RcCompile"/>).
/// </summary>
internal static class S6RcUpdate
{
    private const string Usage = "s6-rc-update [ -n ] [ -v verbosity ] [ -t timeout ] [ -l live ] [ -f conversion_file ] [ -E | -e ] [ -b ] newdb";

    private static readonly string[] s_long =
    [
        "dry-run=n", "block=b", "no-force-essentials=E", "force-essentials=e", "verbosity=v", "timeout=t", "livedir=l", "conversion-file=f",
    ];

    public static ChainStep Run(ChainContext context)
    {
        var (dryRun, block, essential) = (false, false, false);
        uint verbosity = 1, milliseconds = 0;
        string live = S6RcInit.LiveFolder, conversions = "";
        var options = new LongOptions(context, "nbEev:t:l:f:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'n': dryRun = true; break;
                case 'b': block = true; break;
                case 'E': essential = false; break;
                case 'e': essential = true; break;
                case 'v': verbosity = options.Number(); break;
                case 't': milliseconds = options.Number(); break;
                case 'l': live = options.Value; break;
                default: conversions = options.Value; break;
            }
        }

        if (options.Operands is not [var database, ..])
            throw context.Usage(Usage);
        foreach (var path in (ReadOnlySpan<string>)[live, database])
        {
            if (path is not ['/', ..])
                throw context.Fatal(ExitCode.WrongUsage, $"{path} is not an absolute path");
        }

        S6RcInit.RequireLiveFolder(context, live);
        var request = new ControlRequest("update", S6RcCompile.SourcesOf(context, database))
        {
            Conversions = conversions.Length == 0 ? [] : ReadLines(context, conversions),
            IncludeEssential = essential,
            DryRun = dryRun,
            Block = block,
            Milliseconds = (int)Math.Min(milliseconds, int.MaxValue),
            Verbosity = (int)Math.Min(verbosity, int.MaxValue),
        };
        try
        {
            using var client = ControlClient.Connect();
            var result = client.Change(request, static said => StandardStreams.Error(said.Line));
            if (dryRun && verbosity > 0)
                Tell(result, context);
            return result.Message is { } message ? throw context.Fatal(result.ExitCode, message) : ChainStep.Exit(result.ExitCode);
        }
        catch (ControlException refused)
        {
            throw context.Fatal(ExitCode.SystemCallFailed, refused.Message);
        }
    }

    private static void Tell(ChangeResult result, ChainContext context)
    {
        foreach (var name in result.Stopped)
            context.Inform($"dry run: service {name}: stopping");
        foreach (var name in result.Started)
            context.Inform($"dry run: service {name}: starting");
    }

    private static string[] ReadLines(ChainContext context, string file)
    {
        var errno = Files.TryReadAllBytes(file, out var bytes);
        return errno == 0 ? ByteString.FromBytes(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw context.Failed($"open {file}", errno);
    }
}
