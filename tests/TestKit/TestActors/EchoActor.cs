namespace Actors.Kernel.TestKit.TestActors;

/// <summary>Forwards everything to the test actor and, unless told otherwise, back to the sender.</summary>
public class EchoActor : ReceiveActor
{
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true)
    {
        ArgumentNullException.ThrowIfNull(testkit);
        ReceiveAny(message =>
        {
            var sender = Sender;
            var testActor = testkit.TestActor;
            if (echoBackToSenderAsWell && !testActor.Equals(sender))
                sender.Forward(message);
            testActor.Tell(message, Sender);
        });
    }

    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Kernel.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
