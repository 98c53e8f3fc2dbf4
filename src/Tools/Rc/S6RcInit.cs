using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools.Rc;

/// <summary>
/// <c>s6-rc-init</c>: says that s6-rc is running, and ends well. In a container it always is: pid 1 has compiled the services before anything could call this, and keeps
/// the only live directory.
/// </summary>
internal static class S6RcInit
{
    /// <summary>Pid 1's.</summary>
    public const string LiveFolder = "/run/s6-rc";

    private const string Usage = "s6-rc-init [ -c bootdb ] [ -l livedir ] [ -p prefix ] [ -t timeout ] [ -d ] [ -b ] scandir";
    private const int Mismatch = 102;

    private static readonly string[] s_long = ["no-dereference=D", "dereference=d", "no-block=B", "block=b", "bootdb=c", "livedir=l", "prefix=p", "timeout=t"];

    public static ChainStep Run(ChainContext context)
    {
        string live = LiveFolder, prefix = "";
        var options = new LongOptions(context, "dbc:l:p:t:", s_long);
        for (char option; (option = options.Next()) != LongOptions.End;)
        {
            switch (option)
            {
                case 'l': live = options.Value; break;
                case 'p': prefix = options.Value; break;
                case 't': _ = options.Number(); break;
                default: break; // There is one database, and pid 1 has it.
            }
        }

        if (options.Operands is not [var scanFolder, ..])
            throw context.Usage(Usage);
        if (scanFolder is not ['/', ..])
            throw context.Fatal(ExitCode.WrongUsage, "scandir must be an absolute path");
        if (live is not ['/', ..])
            throw context.Fatal(ExitCode.WrongUsage, "livedir must be an absolute path");
        if (prefix.Contains('/') || prefix.Contains('\n'))
            throw context.Fatal(ExitCode.WrongUsage, "prefix cannot contain a / or a newline");
        RequireScanner(context, scanFolder);
        RequireLiveFolder(context, live);
        var own = Files.RealPath($"{LiveFolder}/scandir");
        if (own != Files.RealPath(scanFolder))
            throw context.Fatal(Mismatch, $"existing livedir at {LiveFolder} uses scandir at {own} rather than {scanFolder}");
        if (prefix.Length > 0)
            throw context.Fatal(Mismatch, $"prefix mismatch with the existing livedir at {LiveFolder}");
        context.Inform($"s6-rc already running on {Files.RealPath(LiveFolder)}");
        return ChainStep.Exit(0);
    }

    /// <summary>Fails where another live directory is meant than the one that there is.</summary>
    public static void RequireLiveFolder(ChainContext context, string live)
    {
        if (live.TrimEnd('/') != LiveFolder && Files.RealPath(live) is var path && (path is null || path != Files.RealPath(LiveFolder)))
            throw context.Fatal(Mismatch, $"there is no live directory but pid 1's, {LiveFolder}");
    }

    private static void RequireScanner(ChainContext context, string scanFolder)
    {
        switch (SupervisedDirectory.Control(scanFolder, ".s6-svscan", "", out var errno))
        {
            case ControlOutcome.Sent: return;
            case ControlOutcome.NobodyListens: throw context.Fatal(ExitCode.WrongUsage, $"s6-svscan is not running on {scanFolder}");
            case ControlOutcome.Broken:
                throw context.Fatal(
                    ExitCode.SystemCallFailed, $"invalid {scanFolder}/.s6-svscan scandir control directory: {Errno.Describe(errno)}");
            default: throw context.Failed($"check {scanFolder}", errno);
        }
    }
}
