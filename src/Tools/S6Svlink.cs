using Actors.Execline;
using Actors.Platform;

namespace Actors.Tools;

/// <summary><c>s6-svlink</c>: puts a service directory into a scan directory, and waits until it is supervised.</summary>
internal static class S6Svlink
{
    private const string Usage = "s6-svlink [ -d | -D ] [ -f ] [ -P ] [ -t timeout ] scandir servicedir [ name ]";

    public static ChainStep Run(ChainContext context)
    {
        var request = LinkRequest.ReadToLink(context, Usage, LinkOptions.None);
        if (request.Operands is not [var scanDirectory, var directory, ..] operands)
            throw context.Usage(Usage);
        var name = operands.Count > 2 ? operands[2] : NameOf(directory);
        if (scanDirectory.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "invalid scandir");
        if (directory.Length == 0)
            throw context.Fatal(ExitCode.WrongUsage, "invalid servicedir");
        if (name is "" or ['.' or '/', ..])
            throw context.Fatal(ExitCode.WrongUsage, "invalid name");
        RequireScanner(context, scanDirectory);
        RequireService(context, directory);
        if (Files.Exists($"{directory}/log"))
            RequireService(context, $"{directory}/log");
        var errno = SupervisionLinks.Link(scanDirectory, directory, name, request.Options, request.Milliseconds);
        return errno == 0
            ? ChainStep.Exit(0)
            : throw context.Unable(
                errno == Errno.ETIMEDOUT ? ExitCode.TimedOut : ExitCode.SystemCallFailed,
                $"link servicedir {directory} into scandir {scanDirectory} with name {name}",
                errno);
    }

    private static string NameOf(string directory)
    {
        var path = directory.TrimEnd('/');
        return path.Length == 0 ? "/" : path[(path.LastIndexOf('/') + 1)..];
    }

    private static void RequireScanner(ChainContext context, string scanDirectory)
    {
        var file = $"{scanDirectory}/.s6-svscan/lock";
        var errno = Files.TryOpen(file, OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        if (errno != 0)
            throw context.Failed($"open {file}", errno);
        using (descriptor)
        {
            errno = FileLocks.TryIsLocked(descriptor!.Number, out var locked);
            if (errno != 0)
                throw context.Failed($"check lock on {file}", errno);
            if (!locked)
                throw context.Fatal(1, $"s6-svscan not running on {scanDirectory}");
        }
    }

    private static void RequireService(ChainContext context, string directory)
    {
        var run = $"{directory}/run";
        var errno = Files.TryStatus(run, followLinks: true, out var status);
        if (errno != 0)
            throw context.Failed($"stat {run}", errno);
        if ((status.Mode & 0x40) == 0)
            throw context.Fatal(ExitCode.WrongUsage, $"{run} is not executable");
        errno = SupervisedDirectory.TryIsSupervised(directory, out var supervised);
        if (errno != 0)
            throw context.Failed($"check supervision status of {directory}", errno);
        if (supervised)
            context.Warn($"supervisor already running on {directory}");
    }
}
