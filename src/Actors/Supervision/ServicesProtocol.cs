using Actors.Services;
using Actors.Services.Policies;

namespace Actors.Supervision;

/// <summary>What the <see cref="ServicesActor"/> is told besides <see cref="ServiceProtocol"/>, which it passes on.</summary>
public static class ServicesProtocol
{
    /// <summary>The service database: its oneshots, and what its longruns are run with. Told once, before the first <see cref="Rescan"/> that finds them.</summary>
    /// <param name="Graph">All services.</param>
    /// <param name="Oneshots">What oneshots are run with.</param>
    /// <param name="Live">Where the longruns are laid out.</param>
    public sealed record Adopt(ServiceGraph Graph, OneshotSettings Oneshots, LiveDirectory Live)
    {
        /// <summary>The policies of all services.</summary>
        public PolicySet Policies { get; init; } = PolicySet.None;

        /// <summary>The container's variables, a file each; null: there are none.</summary>
        public string? ContainerEnvironment { get; init; }
    }

    /// <summary>
    /// Another graph from now on, while services run: longruns that have no like in it (they are down) are let go, the others go on, under their new names. Answered
    /// by <see cref="Replaced"/>.
    /// </summary>
    /// <param name="Graph">The new one.</param>
    /// <param name="Kept">Services of the old graph, and what they are in the new one.</param>
    public sealed record Replace(ServiceGraph Graph, IReadOnlyDictionary<AtomicService, AtomicService> Kept)
    {
        /// <summary>The policies from now on; null: those of before.</summary>
        public PolicySet? Policies { get; init; }
    }

    /// <summary>The new graph counts.</summary>
    /// <param name="Failure">What could not be laid out as it is declared now; null: all was.</param>
    public sealed record Replaced(string? Failure = null);

    /// <summary>Look at the scan directory: supervise what is new there.</summary>
    public sealed record Rescan
    {
        /// <summary>Also let go what is no longer there.</summary>
        public bool Prune { get; init; }

        /// <summary>Loggers that are let go are told to end, as all others (s6-svscanctl -N); else they read to the end of their pipes first.</summary>
        public bool EndsLoggers { get; init; }

        /// <summary>Who is told <see cref="Rescanned"/> when it is done.</summary>
        public IActorRef ReplyTo { get; init; } = ActorRefs.Nobody;
    }

    /// <summary>From a longrun: it was told to leave (<c>s6-svc -x</c>), and is to be supervised again if it then still is in the scan directory.</summary>
    /// <param name="Service">Its name.</param>
    internal sealed record SuperviseAgain(string Service);

    /// <summary>The scan directory was looked at.</summary>
    public sealed class Rescanned
    {
        /// <summary>The only one.</summary>
        public static Rescanned Instance { get; } = new();
    }

    /// <summary>The end of the container: every longrun that still runs is told to end, and nothing is started again. Answered by <see cref="AllEnded"/>.</summary>
    public sealed class EndAll
    {
        /// <summary>The only one.</summary>
        public static EndAll Instance { get; } = new();
    }

    /// <summary>No longrun runs any more, nor its finish script.</summary>
    public sealed class AllEnded
    {
        /// <summary>The only one.</summary>
        public static AllEnded Instance { get; } = new();
    }

    /// <summary>The sender asks for the actor of a longrun; answered by <see cref="Found"/>.</summary>
    public sealed record Find(string Service);

    /// <summary>The sender asks for <see cref="Members"/>.</summary>
    public sealed class GetMembers
    {
        /// <summary>The only one.</summary>
        public static GetMembers Instance { get; } = new();
    }

    /// <summary>Every service that has an actor. A oneshot that was never started has none.</summary>
    public sealed record Members(IReadOnlyList<Member> Services);

    /// <summary>A service.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsLongrun">Answers <see cref="LongrunProtocol.GetStatus"/>; else <see cref="OneshotProtocol.GetStatus"/>.</param>
    /// <param name="Actor">Its actor.</param>
    public sealed record Member(string Name, bool IsLongrun, IActorRef Actor);

    /// <summary>The actor of a longrun, or nobody.</summary>
    public sealed record Found(string Service, IActorRef Actor);
}
