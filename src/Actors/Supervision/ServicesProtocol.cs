using Actors.Services;

namespace Actors.Supervision;

/// <summary>What the <see cref="ServicesActor"/> is told besides <see cref="ServiceProtocol"/>, which it passes on.</summary>
public static class ServicesProtocol
{
    /// <summary>The service database: its oneshots, and what its longruns are run with. Told once, before the first <see cref="Rescan"/> that finds them.</summary>
    public sealed record Adopt(ServiceGraph Graph, OneshotSettings Oneshots);

    /// <summary>Look at the scan directory: supervise what is new there.</summary>
    public sealed record Rescan
    {
        /// <summary>Also let go what is no longer there.</summary>
        public bool Prune { get; init; }

        /// <summary>Who is told <see cref="Rescanned"/> when it is done.</summary>
        public IActorRef ReplyTo { get; init; } = ActorRefs.Nobody;
    }

    /// <summary>The scan directory was looked at.</summary>
    public sealed class Rescanned
    {
        /// <summary>The only one.</summary>
        public static Rescanned Instance { get; } = new();
    }

    /// <summary>The end of the container: every longrun that still runs is told to end, and nothing is started again.</summary>
    public sealed class EndAll
    {
        /// <summary>The only one.</summary>
        public static EndAll Instance { get; } = new();
    }

    /// <summary>The sender asks for the actor of a longrun; answered by <see cref="Found"/>.</summary>
    public sealed record Find(string Service);

    /// <summary>The actor of a longrun, or nobody.</summary>
    public sealed record Found(string Service, IActorRef Actor);
}
