using Actors.Platform;

namespace Actors.Pipelines;

/// <summary>The service that logs what nobody else does, and what it is given.</summary>
/// <param name="Service">Its name in the scan directory.</param>
/// <param name="Input">What everybody's stdout and stderr lead to; its stdin. Kept open here, so that nothing is lost while it is restarted.</param>
/// <param name="Console">The container's own stderr; the service's stdout and stderr.</param>
public sealed record CatchAllLog(string Service, Descriptor Input, Descriptor Console)
{
    /// <summary>The service's descriptors: number there, number here.</summary>
    public IEnumerable<(int Child, int Own)> Descriptors => [(0, Input.Number), (1, Console.Number), (2, Console.Number)];
}
