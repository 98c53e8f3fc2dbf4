namespace Actors.Kernel.TestKit.Internal;

/// <summary>The actor behind a test kit or probe: what it receives goes to the queue that the test reads.</summary>
internal sealed class InternalTestActor(MessageQueue queue) : UntypedActor
{
    private readonly DelegatingSupervisorStrategy _supervisorStrategy = new();
    private TestActor.Ignore? _ignore;
    private AutoPilot _autoPilot = NoAutoPilot.Instance;

    protected override SupervisorStrategy SupervisorStrategy() => _supervisorStrategy;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore setIgnore:
                _ignore = setIgnore.Ignore;
                return;
            case TestActor.Watch watch:
                Context.Watch(watch.Actor);
                Sender.Tell(WatchAck.Instance);
                return;
            case TestActor.Unwatch unwatch:
                Context.Unwatch(unwatch.Actor);
                Sender.Tell(WatchAck.Instance);
                return;
            case TestActor.SetAutoPilot setAutoPilot:
                _autoPilot = setAutoPilot.AutoPilot;
                return;
            case TestActor.Spawn spawn:
                var child = spawn.Apply(Context);
                if (spawn.SupervisorStrategy.HasValue)
                    _supervisorStrategy.Update(child, spawn.SupervisorStrategy.Value);
                queue.Add(new RealMessageEnvelope(child, Self));
                return;
        }
        var next = _autoPilot.Run(Sender, message);
        if (next is not KeepRunning)
            _autoPilot = next;
        if (_ignore is null || !_ignore(message))
            queue.Add(new RealMessageEnvelope(message, Sender));
    }

    internal sealed class WatchAck
    {
        public static readonly WatchAck Instance = new();
    }
}
