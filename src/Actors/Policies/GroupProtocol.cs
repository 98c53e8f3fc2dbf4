using Actors.Platform;
using Actors.Services.Policies;

namespace Actors.Policies;

/// <summary>What the actor of a group and the longruns in it say to each other.</summary>
public static class GroupProtocol
{
    /// <summary>To the group: a service is in it.</summary>
    public sealed record Join(string Service, IActorRef Actor);

    /// <summary>To the group: a service is no longer in it.</summary>
    public sealed record Left(string Service);

    /// <summary>To the group: another policy counts.</summary>
    public sealed record Adapt(GroupPolicy Policy);

    /// <summary>To the group: a service has ended, is wanted up, and waits for <see cref="Release"/>.</summary>
    /// <param name="Service">Which.</param>
    /// <param name="Pause">How long its own policy makes it wait.</param>
    /// <param name="Status">How it ended; null: it could not be executed.</param>
    public sealed record MemberDown(string Service, TimeSpan Pause, ExitStatus? Status);

    /// <summary>To the group: a service has failed for good, and leaves it to the group.</summary>
    public sealed record MemberFailed(ServiceFailedException Failure);

    /// <summary>To a service: end, and wait for <see cref="Release"/>. Answered by <see cref="Held"/>.</summary>
    public sealed class Hold
    {
        /// <summary>The only one.</summary>
        public static Hold Instance { get; } = new();
    }

    /// <summary>To the group: the service is down.</summary>
    public sealed record Held(string Service);

    /// <summary>To a service: start, if you are wanted up. Answered by <see cref="Risen"/>, unless it ends first.</summary>
    public sealed class Release
    {
        /// <summary>The only one.</summary>
        public static Release Instance { get; } = new();
    }

    /// <summary>To the group: the service is ready, or not wanted up.</summary>
    public sealed record Risen(string Service);

    /// <summary>To a service: end, for good.</summary>
    public sealed class GiveUp
    {
        /// <summary>The only one.</summary>
        public static GiveUp Instance { get; } = new();
    }

    internal sealed record PauseOver(string Service);
}
