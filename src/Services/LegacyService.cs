using System.Collections.Immutable;
using Actors.Platform;

namespace Actors.Services;

/// <summary>
/// A v2 service: a service directory under <c>services.d</c>, which is copied whole and then supervised. See <see cref="Servicedir"/> for
/// what is in it.
/// </summary>
/// <param name="Name">The directory's name.</param>
/// <param name="SourceDirectory">The directory.</param>
/// <param name="AnnouncesReadiness">Whether it has a readable <c>notification-fd</c>: then ready is more than up.</param>
/// <param name="HasLogger">Whether there is a <c>log</c> directory: a logger that reads the service's stdout.</param>
public sealed record LegacyService(string Name, string SourceDirectory, bool AnnouncesReadiness, bool HasLogger)
{
    /// <summary>
    /// The services in a directory such as <c>/etc/services.d</c>, bytewise by name, without dot files; empty where it is not there or
    /// cannot be read.
    /// </summary>
    public static ImmutableArray<LegacyService> In(string directory) =>
        [.. LegacyScripts.In(directory).Where(Files.IsDirectory).Select(Read)];

    private static LegacyService Read(string path)
    {
        var errno = Files.TryOpen($"{path}/notification-fd", OpenMode.Read | OpenMode.NonBlocking, out var descriptor);
        descriptor?.Dispose();
        return new(path[(path.LastIndexOf('/') + 1)..], path, errno == 0, Files.IsDirectory($"{path}/log"));
    }
}
