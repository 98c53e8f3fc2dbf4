using Actors.Platform;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunState;

namespace Actors.Tests.Supervision;

/// <summary>The times that a successor of pid 1 has to keep for what it takes up.</summary>
[Collection(nameof(OneReaper))]
public sealed class LongrunSuccessionTests : TestKit
{
    private readonly LongrunScene _scene;

    public LongrunSuccessionTests()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
        _scene = new LongrunScene(this);
        _scene.Begin();
        LongrunScene.Await(() => _scene.Log("run").Contains("begins") && _scene.Look().Pid > 0);
    }

    [Fact]
    public void A_finish_that_hangs_is_killed_when_its_time_is_over()
    {
        _scene.Control("o");
        _scene.EndRun();
        _scene.Succeed();
        Assert.Equal(Finishing, _scene.Look().State);
        _scene.Pass(LongrunScene.TimeoutFinish);
        LongrunScene.Await(() => _scene.Look().State == Down);
        Assert.Equal(1, _scene.Warnings("finish script lifetime reached maximum value"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_process_that_was_told_to_end_is_killed_when_its_time_is_over(int successions)
    {
        _scene.Control("d");
        for (; successions > 0; successions--)
            _scene.Succeed();
        Assert.Equal((Up, true), (_scene.Look().State, _scene.Look().IsEnding));
        _scene.Pass(LongrunScene.TimeoutKill);
        LongrunScene.Await(() => _scene.Look().State == Finishing);
        Assert.Equal(Signal.Kill, _scene.Look().LastExit!.Value.Signal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("o")]
    [InlineData("du")]
    public void A_process_that_may_go_on_is_left_alone(string letters)
    {
        _scene.Control(letters);
        _scene.Succeed();
        Assert.Equal(Up, _scene.Look().State);
        _scene.PassHours();
        _scene.LetSignalsBeSent();
        _scene.EndRun();
        Assert.Equal(0, _scene.Look().LastExit!.Value.WaitStatus);
    }

    [Fact]
    public void The_next_process_of_one_that_was_killed_is_left_alone()
    {
        _scene.Control("d");
        Assert.Equal(Up, _scene.Look().State); // so it has heard it: time can pass
        _scene.Pass(LongrunScene.TimeoutKill);
        LongrunScene.Await(() => _scene.Look().State == Finishing);
        _scene.Control("u");
        LongrunScene.Await(() => _scene.Log("finish").Contains("begins"));
        _scene.EndFinish();
        _scene.PassHours();
        LongrunScene.Await(() => _scene.Log("run").Count(line => line == "begins") == 2 && _scene.Look().Pid > 0);
        _scene.Succeed();
        _scene.PassHours();
        _scene.LetSignalsBeSent();
        _scene.EndRun();
        Assert.Equal(0, _scene.Look().LastExit!.Value.WaitStatus);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _scene.Dispose();
    }
}
