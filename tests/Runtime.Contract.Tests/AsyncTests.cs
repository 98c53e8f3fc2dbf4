namespace Actors.Runtime.Contract.Tests;

public class AsyncTests : ContractTest
{
    [Fact]
    public void The_next_message_waits_for_an_asynchronous_handler()
    {
        var gate = new TaskCompletionSource();
        var actor = New(async (_, journal) =>
        {
            journal("begin");
            await gate.Task;
            journal("end");
        });
        actor.Tell(1);
        actor.Tell("next");
        ExpectMsg("begin");
        ExpectNoMsg(Moment);
        gate.SetResult();
        ExpectMsg("end");
        ExpectMsg("next");
    }

    [Fact]
    public void After_an_await_context_self_and_sender_are_what_they_were()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Contexts()));
        for (var i = 0; i < 20; i++)
        {
            actor.Tell(i);
            ExpectMsg($"{i} from {TestActor.Path} by {actor.Path}");
            Assert.Equal(actor, LastSender);
        }
    }

    [Fact]
    public void An_asynchronous_handler_that_throws_is_a_failure_of_the_actor()
    {
        var actor = NewSubjectLike();
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => actor.Tell(1));
        ExpectMsg("restarted for boom at 1");
        actor.Tell("next");
        ExpectMsg("next");
    }

    [Fact]
    public void A_cancelled_handler_is_a_failure_of_the_actor()
    {
        var actor = New((_, _) => Task.FromCanceled(new CancellationToken(true)));
        EventFilter.Exception<TaskCanceledException>().ExpectOne(() => actor.Tell(1));
    }

    [Fact]
    public void A_handler_that_throws_before_its_first_await_is_a_failure_of_the_actor()
    {
        var actor = New((_, _) => throw new IOException("at once"));
        EventFilter.Exception<IOException>("at once").ExpectOne(() => actor.Tell(1));
    }

    [Fact]
    public void A_stop_does_not_wait_for_an_asynchronous_handler()
    {
        var gate = new TaskCompletionSource();
        var actor = New(async (_, journal) =>
        {
            journal("begin");
            await gate.Task;
            journal("never");
        });
        actor.Tell(1);
        ExpectMsg("begin");
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        gate.SetResult();
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void A_task_is_piped_as_a_message()
    {
        var gate = new TaskCompletionSource<int>();
        var sender = CreateTestProbe();
        gate.Task.PipeTo(TestActor, sender);
        gate.SetResult(5);
        ExpectMsg(5);
        Assert.Equal(sender.Ref, LastSender);
        Task.FromResult(7).PipeTo(TestActor, success: i => $"got {i}");
        ExpectMsg("got 7");
        ValueTask.FromResult(8).PipeTo(TestActor);
        ExpectMsg(8);
        Task.FromException<int>(Boom).PipeTo(TestActor);
        Assert.Same(Boom, ExpectMsg<Status.Failure>().Cause);
        Task.FromException(Boom).PipeTo(TestActor, failure: e => e.Message);
        ExpectMsg("boom");
        Task.CompletedTask.PipeTo(TestActor, success: () => "done");
        ExpectMsg("done");
        Task.CompletedTask.PipeTo(TestActor); // says nothing
        Task.FromCanceled<int>(new CancellationToken(true)).PipeTo(TestActor);
        Assert.IsAssignableFrom<OperationCanceledException>(ExpectMsg<Status.Failure>().Cause);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void RunTask_is_for_actors_only() =>
        Assert.Throws<InvalidOperationException>(() => OnAnotherThread(() => ActorTaskScheduler.RunTask(() => Task.CompletedTask)));

    private IActorRef New(Func<int, Action<string>, Task> handler) => Sys.ActorOf(Props.Create(() => new Handling(handler, TestActor)));

    private IActorRef NewSubjectLike() => Sys.ActorOf(Props.Create(() => new Failing(TestActor)));

    private sealed class Handling : ReceiveActor
    {
        public Handling(Func<int, Action<string>, Task> handler, IActorRef journal)
        {
            ReceiveAsync<int>(i => handler(i, text => journal.Tell(text)));
            ReceiveAny(message => journal.Tell(message));
        }
    }

    private sealed class Contexts : ReceiveActor
    {
        public Contexts() => ReceiveAsync<int>(async i =>
        {
            await Task.Yield();
            await Task.Delay(1);
            var child = Context.ActorOf(Subject.Quiet());
            await child.Ask("x");
            Sender.Tell($"{i} from {Sender.Path} by {Self.Path}");
            Context.Stop(child);
        });
    }

    private sealed class Failing : ReceiveActor
    {
        private readonly IActorRef _journal;

        public Failing(IActorRef journal)
        {
            _journal = journal;
            ReceiveAsync<int>(async _ =>
            {
                await Task.Delay(1);
                throw new InvalidOperationException("boom");
            });
            ReceiveAny(message => journal.Tell(message));
        }

        protected override void PreRestart(Exception reason, object? message) => _journal.Tell($"restarted for {reason.Message} at {message}");
    }
}
