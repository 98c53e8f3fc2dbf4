namespace Actors.Kernel;

/// <summary>The reference to <c>/</c>: besides its children it knows the places that no actor owns.</summary>
internal sealed class RootGuardianActorRef(ActorSystemImpl system, Props props, IInternalActorRef parent, ActorPath path)
    : LocalActorRef(system, props, parent, path)
{
    public override IInternalActorRef Parent => this;

    public override IInternalActorRef GetSingleChild(string name) => name switch
    {
        "temp" => SystemImpl.TempContainer,
        "deadLetters" => (IInternalActorRef)SystemImpl.DeadLetters,
        _ => base.GetSingleChild(name),
    };
}
