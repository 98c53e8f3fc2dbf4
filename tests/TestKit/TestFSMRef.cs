namespace Actors.Kernel.TestKit;

/// <summary>A reference to a state machine that the test can look into and put into a state.</summary>
public class TestFSMRef<TActor, TState, TData>(ActorSystem system, Props props, IActorRef? supervisor = null, string? name = null)
    : TestActorRefBase<TActor>(system, props, supervisor, name)
    where TActor : FSM<TState, TData>
    where TState : notnull
{
    public TState StateName => UnderlyingActor.StateName;

    public TData StateData => UnderlyingActor.StateData;

    public void SetStateData(TData stateData, TimeSpan? timeout = null) => SetState(StateName, stateData, timeout);

    public void SetStateTimeout(TimeSpan timeout) => SetState(StateName, StateData, timeout);

    public void SetState(TState stateName, TimeSpan? timeout = null) => SetState(stateName, StateData, timeout);

    public void SetState(TState stateName, TData stateData, TimeSpan? timeout = null, FSMBase.Reason? stopReason = null) => InContext(
        fsm => fsm.ApplyState(new FSMBase.State<TState, TData>(stateName, stateData, timeout, stopReason)));

    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false) =>
        InContext(fsm => fsm.SetTimer(name, msg, timeout, repeat));

    public void CancelTimer(string name) => UnderlyingActor.CancelTimer(name);

    public bool IsTimerActive(string name) => UnderlyingActor.IsTimerActive(name);

    public bool IsStateTimerActive() => UnderlyingActor.IsStateTimerActive;

    private void InContext(Action<TActor> action)
    {
        var actor = UnderlyingActor;
        UseThreadContext(() => action(actor));
    }
}
