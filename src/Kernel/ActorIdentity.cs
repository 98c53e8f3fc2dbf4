namespace Actors.Kernel;

/// <summary>The answer to <see cref="Identify"/>.</summary>
/// <param name="MessageId">What the question carried.</param>
/// <param name="Subject">The actor that answers, or <see cref="ActorRefs.Nobody"/>.</param>
public sealed record ActorIdentity(object? MessageId, IActorRef Subject);
