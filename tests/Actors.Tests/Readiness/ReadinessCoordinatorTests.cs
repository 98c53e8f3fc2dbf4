using Actors.Readiness;
using Actors.Services;
using Actors.Supervision;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Tests.Readiness;

/// <summary>The coordinator, with a probe in the place of all services, in virtual time.</summary>
public class ReadinessCoordinatorTests : TestKit
{
    private const string VirtualTime = """akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """;
    private readonly TestProbe _services;
    private readonly List<string> _lines = [];
    private readonly Reporter _report;
    private IActorRef _coordinator = ActorRefs.Nobody;

    public ReadinessCoordinatorTests()
        : base(VirtualTime)
    {
        _services = CreateTestProbe();
        _report = new Reporter((level, program, text) => { lock (_lines) { _lines.Add($"{program}: {level}: {text}"); } }, verbosity: 2);
    }

    [Fact]
    public void A_service_is_started_only_when_all_that_it_needs_is_ready()
    {
        var coordinator = Coordinator("db", "cache", "web: db cache");
        coordinator.Tell(new Change(["web"], Up: true));
        ExpectStarts("cache", "db");
        Answer(new ServiceProtocol.Started("db"));
        ExpectNothingMore();
        Answer(new ServiceProtocol.Started("cache"));
        ExpectStarts("web");
        Answer(new ServiceProtocol.Started("web"));
        Assert.Equal(0, ExpectMsg<Changed>().ExitCode);
    }

    [Fact]
    public void A_service_is_stopped_only_when_nothing_needs_it_any_more()
    {
        var coordinator = WithAllUp("db", "web: db");
        coordinator.Tell(new Change(["db"], Up: false));
        Assert.Equal("web", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        ExpectNothingMore();
        Answer(new ServiceProtocol.Stopped("web"));
        Assert.Equal("db", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        Answer(new ServiceProtocol.Stopped("db"));
        Assert.Equal(0, ExpectMsg<Changed>().ExitCode);
    }

    [Fact]
    public void A_failure_keeps_dependents_down_the_rest_goes_on_and_the_exit_code_is_1()
    {
        var coordinator = Coordinator("bad", "above: bad", "apart");
        coordinator.Tell(new Change(["above", "apart"], Up: true));
        ExpectStarts("apart", "bad");
        Answer(new ServiceProtocol.StartFailed("bad", "command exited 3"));
        Answer(new ServiceProtocol.Started("apart"));
        Assert.Equal(1, ExpectMsg<Changed>().ExitCode);
        ExpectNothingMore();
        Assert.Contains("s6-rc: Warning: unable to start service bad: command exited 3", Lines());
    }

    [Fact]
    public void The_line_of_what_is_released_comes_before_the_line_of_what_released_it()
    {
        var coordinator = Coordinator("a", "b: a");
        coordinator.Tell(new Change(["b"], Up: true));
        ExpectStarts("a");
        Answer(new ServiceProtocol.Started("a"));
        ExpectStarts("b");
        Answer(new ServiceProtocol.Started("b"));
        ExpectMsg<Changed>();
        Assert.Equal(
            ["s6-rc: Info: service a: starting", "s6-rc: Info: service b: starting", "s6-rc: Info: service a successfully started", "s6-rc: Info: service b successfully started"],
            Lines());
    }

    [Fact]
    public void A_service_that_takes_longer_than_its_timeout_has_failed()
    {
        var coordinator = Coordinator(new LongrunDefinition { Name = "slow", SourceDirectory = "", TimeoutUp = 500 });
        coordinator.Tell(new Change(["slow"], Up: true));
        ExpectStarts("slow");
        Advance(499);
        ExpectNothingMore();
        Advance(1);
        Assert.Equal("slow", _services.ExpectMsg<ServiceProtocol.GiveUp>().Service);
        Assert.Equal(1, ExpectMsg<Changed>().ExitCode);
    }

    [Fact]
    public void When_the_time_of_a_change_is_up_it_exits_2_and_says_what_it_still_waited_for()
    {
        var coordinator = Coordinator("slow");
        coordinator.Tell(new Change(["slow"], Up: true) { Timeout = TimeSpan.FromSeconds(3) });
        ExpectStarts("slow");
        Advance(3000);
        var changed = ExpectMsg<Changed>();
        Assert.Equal(2, changed.ExitCode);
        Assert.Equal(("timed out", "the time was up while waiting for slow"), (changed.Message, changed.Detail));
    }

    [Fact]
    public void An_unknown_name_exits_3_and_starts_nothing()
    {
        var coordinator = Coordinator("a");
        coordinator.Tell(new Change(["a", "nothing"], Up: true));
        Assert.Equal(3, ExpectMsg<Changed>().ExitCode);
        ExpectNothingMore();
    }

    [Fact]
    public void A_second_change_is_refused_or_waits_as_it_asks()
    {
        var coordinator = Coordinator("a", "b");
        coordinator.Tell(new Change(["a"], Up: true));
        ExpectStarts("a");
        coordinator.Tell(new Change(["b"], Up: true));
        Assert.Equal(111, ExpectMsg<Changed>().ExitCode);
        coordinator.Tell(new Change(["b"], Up: true) { Block = true });
        ExpectNothingMore();
        Answer(new ServiceProtocol.Started("a"));
        Assert.Equal(0, ExpectMsg<Changed>().ExitCode);
        ExpectStarts("b");
    }

    [Fact]
    public void Essential_services_and_what_they_need_stay_up_unless_they_are_meant_too()
    {
        var essential = new LongrunDefinition
        {
            Name = "ess", SourceDirectory = "", IsEssential = true, Dependencies = [new NameReference("below", "", null)],
        };
        var below = new LongrunDefinition { Name = "below", SourceDirectory = "" };
        var coordinator = WithAllUp(essential, below);
        coordinator.Tell(new Change(["below"], Up: false));
        Assert.Equal(0, ExpectMsg<Changed>().ExitCode);
        ExpectNothingMore();
        Assert.Contains("s6-rc: Warning: service ess is marked as essential, not stopping it", Lines());
        coordinator.Tell(new Change(["below"], Up: false) { IncludeEssential = true });
        Assert.Equal("ess", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
    }

    [Fact]
    public void A_stop_of_everything_while_starting_starts_nothing_new_and_stops_what_has_a_process()
    {
        var coordinator = Coordinator("never-ready", "above: never-ready");
        coordinator.Tell(new Change(["above"], Up: true), CreateTestProbe());
        ExpectStarts("never-ready");
        coordinator.Tell(StopEverything.Instance);
        Assert.Equal("never-ready", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        Answer(new ServiceProtocol.Stopped("never-ready"));
        ExpectMsg<EverythingStopped>();
        ExpectNothingMore();
    }

    [Fact]
    public void A_stop_of_everything_lets_a_oneshot_that_is_at_work_end_first()
    {
        var coordinator = Coordinator(new OneshotDefinition { Name = "work", SourceDirectory = "", Up = OneshotScript.Empty });
        coordinator.Tell(new Change(["work"], Up: true), CreateTestProbe());
        ExpectStarts("work");
        coordinator.Tell(StopEverything.Instance);
        ExpectNothingMore();
        Answer(new ServiceProtocol.Started("work"));
        Assert.Equal("work", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        Answer(new ServiceProtocol.Stopped("work"));
        ExpectMsg<EverythingStopped>();
    }

    [Fact]
    public void Who_asked_for_a_change_that_a_stop_cut_short_is_told_so_and_only_who_asked_for_the_stop_hears_that_all_has_stopped()
    {
        var first = CreateTestProbe();
        var coordinator = Coordinator("a");
        coordinator.Tell(new Change(["a"], Up: true), first);
        ExpectStarts("a");
        coordinator.Tell(StopEverything.Instance);
        Assert.Equal(1, first.ExpectMsg<Changed>().ExitCode);
        _services.ExpectMsg<ServiceProtocol.Stop>();
        ExpectNoMsg(TimeSpan.Zero);
        Answer(new ServiceProtocol.Stopped("a"));
        ExpectMsg<EverythingStopped>();
        first.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Prune_stops_first_what_is_not_meant_and_then_starts_what_is()
    {
        var coordinator = Coordinator("old", "new");
        coordinator.Tell(new Change(["old"], Up: true));
        ExpectStarts("old");
        Answer(new ServiceProtocol.Started("old"));
        ExpectMsg<Changed>();
        coordinator.Tell(new Change(["new"], Up: true) { Prune = true });
        Assert.Equal("old", _services.ExpectMsg<ServiceProtocol.Stop>().Service);
        Answer(new ServiceProtocol.Stopped("old"));
        ExpectStarts("new");
    }

    private IActorRef Coordinator(params string[] services) => Coordinator(Graphs.Of(services));

    private IActorRef Coordinator(params AtomicDefinition[] definitions) => Coordinator(Compilation.Of(definitions).Graph);

    private IActorRef Coordinator(ServiceGraph graph) =>
        _coordinator = Sys.ActorOf(Props.Create(() => new ReadinessCoordinator(graph, _services.Ref, _report)));

    private IActorRef WithAllUp(params string[] services) => WithAllUp(Graphs.Of(services));

    private IActorRef WithAllUp(params AtomicDefinition[] definitions) => WithAllUp(Compilation.Of(definitions).Graph);

    private IActorRef WithAllUp(ServiceGraph graph)
    {
        var coordinator = Coordinator(graph);
        string[] names = [.. graph.Atomics.Where(service => !service.IsInternal).Select(service => service.Name)];
        coordinator.Tell(new Change(names, Up: true));
        foreach (var _ in names)
            Answer(new ServiceProtocol.Started(_services.ExpectMsg<ServiceProtocol.Start>().Service));
        Assert.Equal(0, ExpectMsg<Changed>().ExitCode);
        return coordinator;
    }

    private void ExpectStarts(params string[] names) =>
        Assert.Equal(names, _services.ReceiveN(names.Length).Cast<ServiceProtocol.Start>().Select(start => start.Service).Order());

    private void Answer(object message) => _coordinator.Tell(message, _services.Ref);

    /// <summary>Once the coordinator has done all it was told, it has told the services nothing more.</summary>
    private void ExpectNothingMore()
    {
        var probe = CreateTestProbe();
        _coordinator.Tell(GetStates.Instance, probe);
        probe.ExpectMsg<States>();
        _services.ExpectNoMsg(TimeSpan.Zero);
    }

    /// <summary>Moves time, once the coordinator has done all it was told and so has set its timers.</summary>
    private void Advance(int milliseconds)
    {
        var probe = CreateTestProbe();
        _coordinator.Tell(GetStates.Instance, probe);
        probe.ExpectMsg<States>();
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromMilliseconds(milliseconds));
    }

    private string[] Lines()
    {
        lock (_lines)
            return [.. _lines];
    }
}
