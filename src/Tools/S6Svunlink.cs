using Actors.Execline;

namespace Actors.Tools;

/// <summary><c>s6-svunlink</c>: takes a service out of a scan directory, and waits until its supervisor is gone (not so with -X).</summary>
internal static class S6Svunlink
{
    private const string Usage = "s6-svunlink [ -X ] [ -t timeout ] scandir servicename";

    public static ChainStep Run(ChainContext context)
    {
        var request = LinkRequest.ReadToUnlink(context, Usage);
        if (request.Operands is not [var scanDirectory, var name, ..])
            throw context.Usage(Usage);
        if (name is "" or ['.' or '/', ..])
            throw context.Fatal(ExitCode.WrongUsage, "invalid service name");
        var errno = SupervisionLinks.Unlink(scanDirectory, name, request.Wait, request.Milliseconds);
        return errno == 0 ? ChainStep.Exit(0) : throw context.Failed($"prepare unlinking of service {name} in scandir {scanDirectory}", errno);
    }
}
