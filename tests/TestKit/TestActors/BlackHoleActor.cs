namespace Actors.Kernel.TestKit.TestActors;

/// <summary>Takes everything and does nothing.</summary>
public class BlackHoleActor : ActorBase
{
    public static Props Props { get; } = Props.Create(static () => new BlackHoleActor());

    protected override bool Receive(object message) => true;
}
