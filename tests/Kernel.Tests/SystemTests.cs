using Actors.Kernel.TestKit.TestActors;

namespace Actors.Kernel.Tests;

public class SystemTests : ContractTest
{
    [Fact]
    public async Task A_failure_that_reaches_the_top_ends_the_system()
    {
        var system = (ActorSystemImpl)ActorSystem.Create("top", "akka.loggers = [], akka.stdout-loglevel = OFF");
        var probe = CreateTestProbe();
        system.EventStream.Subscribe(probe, typeof(Error));
        system.ActorOf(BlackHoleActor.Props);
        // The guardian fails itself, as it would with a strategy that escalates.
        system.Guardian.SendSystemMessage(new Dispatch.SysMsg.Failed(system.Guardian, Boom));
        ((IInternalActorRef)system.RootGuardian).SendSystemMessage(new Dispatch.SysMsg.Failed(system.Guardian, Boom));
        await system.WhenTerminated.WaitAsync(s_long);
        probe.FishForMessage<Error>(error => error.Message.ToString() == "guardian failed, shutting down system" && error.Cause == Boom);
        Assert.True(system.IsShuttingDown);
    }

    [Fact]
    public async Task A_failure_of_the_root_itself_ends_the_system_with_its_cause()
    {
        var system = (ActorSystemImpl)ActorSystem.Create("root", "akka.loggers = [], akka.stdout-loglevel = OFF");
        var root = (IInternalActorRef)system.RootGuardian;
        ((LocalActorRef)root).Cell.Parent.SendSystemMessage(new Dispatch.SysMsg.Failed(root, Boom));
        await system.WhenTerminated.WaitAsync(s_long);
        Assert.Same(Boom, system.CauseOfTermination);
    }

    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);
}
