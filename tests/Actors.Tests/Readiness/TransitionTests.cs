using Actors.Readiness;
using Actors.Services;

namespace Actors.Tests.Readiness;

public class TransitionTests
{
    private readonly ServiceGraph _graph = Graphs.Of("a", "b: a", "c: a", "d: b c");

    [Fact]
    public void Going_up_begins_with_what_needs_nothing() => Assert.Equal(["a"], Names(Up().Begin()));

    [Fact]
    public void A_service_that_has_arrived_releases_what_waited_only_for_it()
    {
        var up = Up();
        up.Begin();
        Assert.Equal(["b", "c"], Names(up.Arrived(Service("a"))).Order());
        Assert.Empty(up.Arrived(Service("b")));
        Assert.Equal(["d"], Names(up.Arrived(Service("c"))));
    }

    [Fact]
    public void Going_down_begins_with_what_nothing_needs()
    {
        var down = new Transition(up: false, Atomics());
        Assert.Equal(["d"], Names(down.Begin()));
        Assert.Equal(["b", "c"], Names(down.Arrived(Service("d"))).Order());
    }

    [Fact]
    public void What_fails_keeps_its_dependents_waiting_and_nothing_else()
    {
        var up = Up();
        up.Begin();
        up.Arrived(Service("a"));
        up.Failed(Service("b"));
        Assert.False(up.IsOver);
        Assert.Empty(up.Arrived(Service("c")));
        Assert.True(up.IsOver);
        Assert.False(up.IsComplete);
        Assert.Equal(["b"], Names(up.FailedServices));
        Assert.Equal(["d"], Names(up.Waiting));
    }

    [Fact]
    public void After_a_cancellation_nothing_new_moves_but_what_moves_still_arrives()
    {
        var up = Up();
        up.Begin();
        up.Cancel();
        Assert.False(up.IsOver);
        Assert.Empty(up.Arrived(Service("a")));
        Assert.True(up.IsOver);
    }

    [Fact]
    public void What_does_not_move_cannot_arrive()
    {
        var up = Up();
        up.Begin();
        Assert.Empty(up.Arrived(Service("d")));
        Assert.Equal(["a"], Names(up.Moving));
    }

    [Fact]
    public void A_selection_of_nothing_is_over_and_complete()
    {
        var none = new Transition(up: true, []);
        Assert.Empty(none.Begin());
        Assert.True(none.IsComplete);
    }

    [Fact]
    public void In_random_graphs_and_histories_nothing_moves_before_what_it_needs_and_everything_without_a_failed_need_arrives()
    {
        for (var seed = 0; seed < 2000; seed++)
            Play(new Random(seed), seed);
    }

    private static void Play(Random random, int seed)
    {
        var graph = Graphs.Random(random, random.Next(1, 25), random.NextDouble() * 0.4);
        var up = random.Next(2) == 0;
        AtomicService[] selection = [.. graph.Atomics.Where(service => !service.IsInternal)];
        var transition = new Transition(up, selection);
        var arrived = new HashSet<AtomicService>();
        var failed = new HashSet<AtomicService>();
        var started = new HashSet<AtomicService>();
        var moving = new List<AtomicService>();
        Start(transition.Begin());
        while (moving.Count > 0)
        {
            var next = moving[random.Next(moving.Count)];
            moving.Remove(next);
            if (random.NextDouble() < 0.1)
            {
                failed.Add(next);
                transition.Failed(next);
            }
            else
            {
                arrived.Add(next);
                Start(transition.Arrived(next));
            }
        }

        Assert.True(transition.IsOver, $"seed {seed}");
        foreach (var service in selection.Except(arrived).Except(failed))
            Assert.True(Reach(service).Any(failed.Contains), $"seed {seed}: {service} was held back by nothing");

        void Start(IEnumerable<AtomicService> services)
        {
            foreach (var service in services)
            {
                Assert.True(started.Add(service), $"seed {seed}: {service} moved twice");
                Assert.True(Needs(service).All(arrived.Contains), $"seed {seed}: {service} moved too early");
                moving.Add(service);
            }
        }

        IEnumerable<AtomicService> Needs(AtomicService service) => (up ? service.Dependencies : service.Dependents).Where(selection.Contains);
        IEnumerable<AtomicService> Reach(AtomicService service) => up ? graph.WithDependencies([service]) : graph.WithDependents([service]);
    }

    private Transition Up() => new(up: true, Atomics());

    private AtomicService[] Atomics() => [.. _graph.Atomics.Where(service => !service.IsInternal)];

    private AtomicService Service(string name) => _graph.Find(name)!;

    private static IEnumerable<string> Names(IEnumerable<AtomicService> services) => services.Select(service => service.Name);
}
