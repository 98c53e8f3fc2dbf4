using Actors.Kernel.Util;

namespace Actors.Kernel.TestKit;

/// <summary>What the test actor can be told.</summary>
public static class TestActor
{
    /// <summary>Says whether a message is to be ignored.</summary>
    public delegate bool Ignore(object message);

    public static AutoPilot NoAutoPilot => Kernel.TestKit.NoAutoPilot.Instance;

    public static AutoPilot KeepRunning => Kernel.TestKit.KeepRunning.Instance;

    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    public class SetIgnore(Ignore? ignore) : INoSerializationVerificationNeeded
    {
        public Ignore? Ignore { get; } = ignore;
    }

    public class Watch(IActorRef actorToWatch) : INoSerializationVerificationNeeded
    {
        public IActorRef Actor { get; } = actorToWatch;
    }

    public class Unwatch(IActorRef actorToUnwatch) : INoSerializationVerificationNeeded
    {
        public IActorRef Actor { get; } = actorToUnwatch;
    }

    public class SetAutoPilot(AutoPilot autoPilot) : INoSerializationVerificationNeeded
    {
        public AutoPilot AutoPilot { get; } = autoPilot;
    }

    public class Spawn(Props props, Option<string> name, Option<SupervisorStrategy> supervisorStrategy) : INoSerializationVerificationNeeded
    {
        public Props Props { get; } = props;

        public Option<string> Name { get; } = name;

        public Option<SupervisorStrategy> SupervisorStrategy { get; } = supervisorStrategy;

        public IActorRef Apply(IActorRefFactory context)
        {
            ArgumentNullException.ThrowIfNull(context);
            return context.ActorOf(Props, Name.HasValue ? Name.Value : null);
        }
    }
}
