namespace Actors.Runtime.Contract.Tests;

/// <summary>An actor that writes down what happens to it and does what it is told.</summary>
internal sealed class Subject : UntypedActor
{
    private readonly Action<string> _journal;
    private readonly SupervisorStrategy? _strategy;
    private readonly Func<string, Exception?>? _failAt;

    /// <summary>A subject.</summary>
    /// <param name="journal">Who is told of the hooks: "PreStart", "PreRestart(reason, message)" and so on.</param>
    /// <param name="strategy">What decides on its children.</param>
    /// <param name="failAt">What to throw in a hook, or null.</param>
    public Subject(IActorRef journal, SupervisorStrategy? strategy = null, Func<string, Exception?>? failAt = null)
    {
        _journal = entry => journal.Tell(entry);
        _strategy = strategy;
        _failAt = failAt;
        Note("Constructor", quiet: true);
    }

    public static Props CreateProps(IActorRef journal, SupervisorStrategy? strategy = null, Func<string, Exception?>? failAt = null) =>
        Props.Create(() => new Subject(journal, strategy, failAt));

    /// <summary>A subject whose hooks nobody hears of.</summary>
    public static Props Quiet(SupervisorStrategy? strategy = null) => CreateProps(ActorRefs.Nobody, strategy);

    protected override SupervisorStrategy SupervisorStrategy() => _strategy ?? base.SupervisorStrategy();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Exception exception:
                throw exception;
            case Do action:
                action.Action(Context);
                break;
            case Terminated:
                Unhandled(message);
                break;
            default:
                Sender.Tell(message, Self);
                break;
        }
    }

    protected override void PreStart()
    {
        Note("PreStart");
        base.PreStart();
    }

    protected override void PostStop()
    {
        Note("PostStop");
        base.PostStop();
    }

    protected override void PreRestart(Exception reason, object? message)
    {
        Note($"PreRestart({reason.Message}, {(message is Exception ? "failing" : message ?? "null")})");
        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        Note($"PostRestart({reason.Message})");
        base.PostRestart(reason);
    }

    private void Note(string entry, bool quiet = false)
    {
        if (_failAt?.Invoke(entry.Split('(')[0]) is { } failure)
            throw failure;
        if (!quiet)
            _journal(entry);
    }

    /// <summary>Does something in the actor's turn.</summary>
    public sealed record Do(Action<IUntypedActorContext> Action);
}
