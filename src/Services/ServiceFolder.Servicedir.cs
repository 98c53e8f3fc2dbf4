using Actors.Platform;

namespace Actors.Services;

internal sealed partial class ServiceFolder
{
    private const int LargestSignal = 4096;

    /// <summary>
    /// The content of <c>down-signal</c> or <c>reload-signal</c>; null where it cannot be read, which the reference does not mind either.
    /// </summary>
    public string? ReadSignal(string file) =>
        Has(file) && SourceFile.TryReadStart($"{Path}/{file}", LargestSignal, out var content) == 0 ? content : null;

    /// <summary>Whether a directory of that name is there to be copied.</summary>
    public bool HasDirectory(string name, DiagnosticList log)
    {
        if (!Has(name))
            return false;
        var errno = Files.TryStatus($"{Path}/{name}", followLinks: true, out var status);
        if (errno == Errno.ENOENT)
            return false;
        if (errno != 0)
            FailSystem("stat", name, errno, log);
        else if (!status.IsDirectory)
            Fail(1, $"{Path}/{name} is not a directory", name, "make it a directory", null, log);
        return errno == 0 && status.IsDirectory;
    }
}
