namespace Actors.Kernel.TestKit.TestActors;

/// <summary>Sends everything back.</summary>
public class SimpleEchoActor : ReceiveActor
{
    public SimpleEchoActor() => ReceiveAny(message => Sender.Tell(message, Self));

    public static Props Props() => Kernel.Props.Create(static () => new SimpleEchoActor());
}
