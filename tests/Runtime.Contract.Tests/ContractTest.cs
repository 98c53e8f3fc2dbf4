namespace Actors.Runtime.Contract.Tests;

/// <summary>The base of the tests here: a kit, and short ways to make subjects and make them do things.</summary>
public abstract class ContractTest : TestKit
{
    protected static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    /// <summary>What tests throw: its text is what they look for.</summary>
    protected static readonly Exception Boom = new InvalidOperationException("boom");

    // How long something that will come may take on a busy machine: a test that passes never waits for it.
    private static readonly Config s_patience = ConfigurationFactory.ParseString("akka.test.single-expect-default = 20s");

    protected ContractTest() : base(s_patience) { }

    protected ContractTest(string config) : this(ConfigurationFactory.ParseString(config)) { }

    protected ContractTest(Config config) : base(config.WithFallback(s_patience)) { }

    /// <summary>A top-level subject whose hooks are told to the test actor.</summary>
    internal IActorRef NewSubject(SupervisorStrategy? strategy = null, Func<string, Exception?>? failAt = null, string? name = null) =>
        Sys.ActorOf(Subject.CreateProps(TestActor, strategy, failAt), name);

    /// <summary>Runs something in the turn of a subject and gives its result.</summary>
    protected static T In<T>(IActorRef subject, Func<IUntypedActorContext, T> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        subject.Tell(new Subject.Do(context =>
        {
            try
            {
                result.SetResult(function(context));
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        }));
        return result.Task.WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();
    }

    /// <summary>Keeps a subject busy until the result is disposed; what is told to it meanwhile waits.</summary>
    protected static IDisposable Hold(IActorRef subject)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hold = new Holding();
        subject.Tell(new Subject.Do(_ =>
        {
            entered.SetResult();
            hold.Wait();
        }));
        Assert.True(entered.Task.Wait(TimeSpan.FromSeconds(20)));
        return hold;
    }

    /// <summary>Runs something on a thread that belongs to no actor, as this one does to the test actor; throws what it threw.</summary>
    protected static void OnAnotherThread(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                thrown = e;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null)
            throw thrown;
    }

    /// <summary>A child of a subject.</summary>
    protected static IActorRef NewChild(IActorRef parent, Props props, string? name = null) =>
        In(parent, context => context.ActorOf(props, name));

    /// <summary>Runs something that fails actors on purpose, and does not print that.</summary>
    protected void Quietly(Action action) => EventFilter.Custom(static _ => true).Mute(action);

    private sealed class Holding : IDisposable
    {
        private readonly TaskCompletionSource _released = new();

        public void Wait() => _released.Task.Wait(TimeSpan.FromSeconds(20));

        public void Dispose() => _released.TrySetResult();
    }
}
