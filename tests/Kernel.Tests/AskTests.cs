namespace Actors.Kernel.Tests;

public class AskTests : ContractTest
{
    [Fact]
    public async Task Who_asks_can_be_found_while_it_waits()
    {
        var probe = CreateTestProbe();
        var answer = probe.Ref.Ask<string>("question", TimeSpan.FromSeconds(20));
        probe.ExpectMsg("question");
        Sys.ActorSelection(probe.Sender.Path).Tell("by path");
        Assert.Equal("by path", await answer);
        AwaitCondition(() => ((ActorSystemImpl)Sys).TempContainer.GetChild([probe.Sender.Path.Name]).IsNobody());
    }

    [Fact]
    public void Null_is_refused_when_it_is_scheduled() =>
        Assert.Throws<InvalidMessageException>(() => Sys.Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, null!, TestActor));
}
