namespace Actors.Kernel;

/// <summary>The two references that stand for "none".</summary>
public static class ActorRefs
{
    /// <summary>Where a lookup found nothing; what is told to it vanishes.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>No sender: replies go to the dead letters.</summary>
    public static readonly IActorRef? NoSender;
}
