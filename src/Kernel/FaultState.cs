using Actors.Kernel.Dispatch.SysMsg;

namespace Actors.Kernel;

/// <summary>What an actor has to remember only while it fails, restarts or stops; most never do.</summary>
internal sealed class FaultState
{
    /// <summary>Who failed and waits for the supervisor's answer: the actor itself, or a child whose failure was escalated.</summary>
    public IActorRef? Perpetrator { get; set; }

    /// <summary>What a restart that waits for children was asked for.</summary>
    public Exception? RecreateCause { get; set; }

    /// <summary>The instance that the restart replaces; a producer may give the same one again.</summary>
    public ActorBase? FailedActor { get; set; }

    /// <summary>System messages that can not be worked on yet, in their order.</summary>
    public SystemMessage? DeferredFirst { get; set; }

    /// <summary>The last of them.</summary>
    public SystemMessage? DeferredLast { get; set; }
}
