namespace Actors.Kernel.TestKit.TestActors;

/// <summary>Forwards everything to another actor.</summary>
public class ForwardActor : ReceiveActor
{
    public ForwardActor(IActorRef target) => ReceiveAny(target.Forward);

    public static Props Props(IActorRef target) => Kernel.Props.Create(() => new ForwardActor(target));
}
