using Actors.Platform;

namespace Actors.Tools.Overlay;

/// <summary>Where services.d services live once they are up, and who supervises them.</summary>
internal static class LegacyDirectories
{
    /// <summary>The copies of the service directories.</summary>
    internal const string Live = "/run/s6/legacy-services";

    /// <summary>The scan directory.</summary>
    internal const string ScanDirectory = "/run/service";

    private const string ScanControl = ScanDirectory + "/.s6-svscan/control";

    /// <summary>Asks the supervisor to look at the scan directory again, as s6-svscanctl does.</summary>
    /// <param name="letters">a: look for new services; n: also let go those that are no longer there.</param>
    internal static void Rescan(string letters)
    {
        var errno = Files.TryOpen(ScanControl, OpenMode.Write | OpenMode.NonBlocking, out var fifo);
        if (errno != 0)
            throw new PlatformException($"control {ScanDirectory}", errno);
        using (fifo)
            errno = Descriptors.WriteAll(fifo!.Number, letters);
        if (errno != 0)
            throw new PlatformException($"control {ScanDirectory}", errno);
    }
}
