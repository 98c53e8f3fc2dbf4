using Actors.Readiness;
using Actors.Supervision;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Tests.Readiness;

/// <summary>Another graph in the running coordinator, with a probe in the place of all services.</summary>
public class ReadinessCoordinatorReplaceTests : TestKit
{
    private readonly TestProbe _services;
    private IActorRef _coordinator = ActorRefs.Nobody;

    public ReadinessCoordinatorReplaceTests() => _services = CreateTestProbe();

    [Fact]
    public void What_must_stops_then_the_services_take_over_the_graph_then_what_must_starts()
    {
        WithAllUp("gone", "a", "b");
        var next = Graphs.Of("new", "a: new", "b");
        _coordinator.Tell(new ReplaceGraph(next));
        Assert.Equal(["a", "gone"], _services.ReceiveN(2).Cast<ServiceProtocol.Stop>().Select(stop => stop.Service).Order());
        Answer(new ServiceProtocol.Stopped("gone"));
        _services.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
        Answer(new ServiceProtocol.Stopped("a"));
        Assert.Same(next, _services.ExpectMsg<ServicesProtocol.Replace>().Graph);
        Answer(new ServicesProtocol.Replaced());
        Assert.Equal("new", _services.ExpectMsg<ServiceProtocol.Start>().Service);
        Answer(new ServiceProtocol.Started("new"));
        Assert.Equal("a", _services.ExpectMsg<ServiceProtocol.Start>().Service);
        Answer(new ServiceProtocol.Started("a"));
        var changed = ExpectMsg<Changed>();
        Assert.Equal(0, changed.ExitCode);
        Assert.Equal(["a", "gone"], changed.Stopped.Order());
        Assert.Equal(["new", "a"], changed.Started);
        Assert.Equal(["a", "b", "new"], Up());
    }

    [Fact]
    public void A_dry_run_tells_and_does_nothing()
    {
        WithAllUp("gone", "a");
        _coordinator.Tell(new ReplaceGraph(Graphs.Of("a")) { DryRun = true });
        Assert.Equal(["gone"], ExpectMsg<Changed>().Stopped);
        Assert.Equal(["a", "gone"], Up());
        _services.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Where_a_service_does_not_stop_the_old_graph_stays_and_the_exit_code_is_9()
    {
        WithAllUp("a", "b");
        _coordinator.Tell(new ReplaceGraph(Graphs.Of("a")));
        Assert.Equal("b", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        Answer(new ServiceProtocol.StopFailed("b", "command exited 1"));
        Assert.Equal(9, ExpectMsg<Changed>().ExitCode);
        Assert.Equal(["a", "b"], Up());
    }

    [Fact]
    public void A_stop_of_everything_while_the_services_take_over_stops_the_services_of_the_new_graph()
    {
        WithAllUp("gone", "a");
        _coordinator.Tell(new ReplaceGraph(Graphs.Of("a")), CreateTestProbe());
        Assert.Equal("gone", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        Answer(new ServiceProtocol.Stopped("gone"));
        _services.ExpectMsg<ServicesProtocol.Replace>();
        _coordinator.Tell(StopEverything.Instance);
        _services.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
        Answer(new ServicesProtocol.Replaced());
        Assert.Equal("a", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        Answer(new ServiceProtocol.Stopped("a"));
        ExpectMsg<EverythingStopped>();
    }

    [Fact]
    public void A_change_that_waited_is_served_by_the_new_graph()
    {
        WithAllUp("a");
        _coordinator.Tell(new ReplaceGraph(Graphs.Of("a", "new")));
        _services.ExpectMsg<ServicesProtocol.Replace>();
        var client = CreateTestProbe();
        _coordinator.Tell(new Change(["new"], Up: true) { Block = true }, client);
        Answer(new ServicesProtocol.Replaced());
        Assert.Equal("new", _services.ExpectMsg<ServiceProtocol.Start>().Service);
        Answer(new ServiceProtocol.Started("new"));
        Assert.Equal(0, client.ExpectMsg<Changed>().ExitCode);
    }

    private void WithAllUp(params string[] services)
    {
        var graph = Graphs.Of(services);
        var report = new Reporter((_, _, _) => { }, 0);
        _coordinator = Sys.ActorOf(Props.Create(() => new ReadinessCoordinator(graph, _services.Ref, report)));
        string[] names = [.. graph.Atomics.Where(service => !service.IsInternal).Select(service => service.Name)];
        _coordinator.Tell(new Change(names, Up: true));
        foreach (var _ in names)
            Answer(new ServiceProtocol.Started(_services.ExpectMsg<ServiceProtocol.Start>().Service));
        ExpectMsg<Changed>();
    }

    private void Answer(object message) => _coordinator.Tell(message, _services.Ref);

    private string[] Up()
    {
        _coordinator.Tell(GetStates.Instance);
        return [.. ExpectMsg<States>().Up.Where(service => !service.IsInternal).Select(service => service.Name).Order()];
    }
}
