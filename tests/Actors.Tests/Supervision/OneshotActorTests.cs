using Actors.Platform;
using Actors.Services;
using Actors.Supervision;
using Actors.Tests.Processes;

namespace Actors.Tests.Supervision;

/// <summary>Oneshots with real scripts.</summary>
[Collection(nameof(OneReaper))]
public sealed class OneshotActorTests : TestKit
{
    private readonly ProcessWorld _world;

    public OneshotActorTests() => _world = new ProcessWorld(Sys);

    [Fact]
    public void A_script_that_was_given_up_and_does_not_end_is_waited_for_before_the_next_one_begins()
    {
        var (log, go) = (Files.Join(_world.Directory, "log"), Files.Join(_world.Directory, "go"));
        var oneshot = Oneshot($"trap '' TERM; echo begin >> {log}; until [ -e {go} ]; do sleep 0.01; done; echo end >> {log}");
        oneshot.Tell(new ServiceProtocol.Start("work"));
        AwaitCondition(() => Files.ReadTextIfThere(log) == "begin\n", TimeSpan.FromSeconds(20));
        oneshot.Tell(new ServiceProtocol.GiveUp("work"));
        oneshot.Tell(new ServiceProtocol.Start("work"));
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        Files.WriteAllText(go, "");
        ExpectMsg<ServiceProtocol.Started>(TimeSpan.FromSeconds(20));
        Assert.Equal("begin\nend\nbegin\nend\n", Files.ReadTextIfThere(log));
    }

    [Fact]
    public void A_script_that_is_given_up_gets_SIGTERM_and_nobody_an_answer()
    {
        var log = Files.Join(_world.Directory, "log");
        var oneshot = Oneshot($"trap 'echo term >> {log}; exit' TERM; echo begin >> {log}; while :; do sleep 0.01; done");
        oneshot.Tell(new ServiceProtocol.Start("work"));
        AwaitCondition(() => Files.ReadTextIfThere(log) == "begin\n", TimeSpan.FromSeconds(20));
        oneshot.Tell(new ServiceProtocol.GiveUp("work"));
        AwaitCondition(() => Files.ReadTextIfThere(log) == "begin\nterm\n", TimeSpan.FromSeconds(20));
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }

    private IActorRef Oneshot(string up)
    {
        var definition = new OneshotDefinition { Name = "work", SourceDirectory = "", Up = new OneshotScript(["/bin/sh", "-c", up]) };
        var settings = new OneshotSettings(_world.Directory, EnvironmentBlock.Of("PATH=/usr/bin:/bin"), 0, _ => false);
        var quiet = new Reporter((_, _, _) => { }, 0);
        return Sys.ActorOf(Props.Create(() => new OneshotActor(_world.Host, definition, settings, quiet)));
    }
}
