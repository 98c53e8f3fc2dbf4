namespace Actors.Runtime.Contract.Tests;

public class AskTests : ContractTest
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_first_answer_is_the_result()
    {
        var echo = ActorOf(SimpleEchoActor.Props());
        Assert.Equal("hello", await echo.Ask<string>("hello", s_long));
        Assert.Equal(5, await echo.Ask(5));
        Assert.Equal("hello", await echo.Ask<string>("hello", CancellationToken.None));
    }

    [Fact]
    public async Task No_answer_in_time_is_an_exception()
    {
        var hole = ActorOf(BlackHoleActor.Props);
        await Assert.ThrowsAsync<AskTimeoutException>(() => hole.Ask("x", Moment));
    }

    [Fact]
    public async Task The_timeout_can_be_configured()
    {
        using var kit = new TestKit("akka.actor.ask-timeout = 20ms");
        var hole = kit.ActorOf(BlackHoleActor.Props);
        await Assert.ThrowsAsync<AskTimeoutException>(() => hole.Ask("x"));
    }

    [Fact]
    public async Task It_can_be_cancelled()
    {
        var hole = ActorOf(BlackHoleActor.Props);
        using var source = new CancellationTokenSource();
        var answer = hole.Ask("x", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_failure_is_the_exception_of_the_task()
    {
        var echo = ActorOf(SimpleEchoActor.Props());
        Assert.Same(Boom, await Assert.ThrowsAsync<InvalidOperationException>(() => echo.Ask<string>(new Status.Failure(Boom))));
        // Who asks for any answer gets it as it is, as in Akka.NET.
        Assert.IsType<Status.Failure>(await echo.Ask(new Status.Failure(Boom)));
    }

    [Fact]
    public async Task An_answer_of_another_type_is_an_exception_and_a_dead_letter()
    {
        var echo = ActorOf(SimpleEchoActor.Props());
        await EventFilter.DeadLetter<int>().ExpectOneAsync(
            async () => await Assert.ThrowsAsync<ArgumentException>(() => echo.Ask<string>(5)));
    }

    [Fact]
    public async Task A_late_answer_is_a_dead_letter()
    {
        var probe = CreateTestProbe();
        var answer = probe.Ref.Ask<string>("question", s_long);
        probe.ExpectMsg("question");
        probe.Reply("first");
        Assert.Equal("first", await answer);
        EventFilter.DeadLetter<string>(text => text == "second").ExpectOne(() => probe.Reply("second"));
    }

    [Fact]
    public async Task The_message_can_be_made_of_who_asks()
    {
        var echo = ActorOf(SimpleEchoActor.Props());
        var self = await echo.Ask<IActorRef>(asking => asking, s_long, CancellationToken.None);
        Assert.StartsWith("/temp/", self.Path.ToStringWithoutAddress(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graceful_stop_waits_for_the_end()
    {
        var subject = NewSubject();
        ExpectMsg("PreStart");
        subject.Tell("before");
        Assert.True(await subject.GracefulStop(s_long));
        ExpectMsg("before");
        ExpectMsg("PostStop");
        Assert.True(await subject.GracefulStop(s_long)); // it has stopped already
        var own = NewSubject();
        Assert.True(await own.GracefulStop(s_long, new Subject.Do(context => context.Stop(context.Self))));
    }

    [Fact]
    public async Task A_graceful_stop_gives_up_in_the_end()
    {
        var hole = ActorOf(BlackHoleActor.Props);
        Assert.False(await hole.GracefulStop(Moment, "not a stop"));
    }

    [Fact]
    public async Task The_end_can_be_awaited()
    {
        var subject = ActorOf(BlackHoleActor.Props);
        var end = subject.WatchAsync();
        Assert.False(end.IsCompleted);
        Sys.Stop(subject);
        Assert.True(await end);
        Assert.True(await subject.WatchAsync());
        using var source = new CancellationTokenSource();
        var never = ActorOf(BlackHoleActor.Props).WatchAsync(source.Token);
        await source.CancelAsync();
        Assert.False(await never);
    }

    [Fact]
    public async Task Identify_is_answered_by_the_runtime()
    {
        var hole = ActorOf(BlackHoleActor.Props);
        Assert.Equal(new ActorIdentity("id", hole), await hole.Ask<ActorIdentity>(new Identify("id")));
        await hole.GracefulStop(s_long);
        Assert.True((await hole.Ask<ActorIdentity>(new Identify("id"), s_long)).Subject.IsNobody());
        Assert.Contains("DeadLetter", new DeadLetter("x", hole, hole).ToString(), StringComparison.Ordinal);
    }
}
