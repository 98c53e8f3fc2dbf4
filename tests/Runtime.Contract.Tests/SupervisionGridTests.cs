using System.Globalization;

namespace Actors.Runtime.Contract.Tests;

/// <summary>
/// The grid that OTP's supervisor is tested with: strategy by restart type by intensity by number of failures. What has to come
/// out is worked out by a model of a few lines.
/// </summary>
public class SupervisionGridTests : ContractTest
{
    private const int Siblings = 3;

    public enum Strategy
    {
        OneForOne,
        AllForOne,
    }

    /// <summary>OTP's restart types, as deciders: permanent restarts, temporary stops, transient restarts on some exceptions only.</summary>
    public enum RestartType
    {
        Permanent,
        Transient,
        Temporary,
        Resuming,
    }

    public static TheoryData<Strategy, RestartType, int, bool, int> Grid
    {
        get
        {
            var grid = new TheoryData<Strategy, RestartType, int, bool, int>();
            foreach (var strategy in Enum.GetValues<Strategy>())
            {
                foreach (var type in Enum.GetValues<RestartType>())
                {
                    foreach (var intensity in new[] { -1, 0, 1, 3 })
                    {
                        foreach (var window in new[] { false, true })
                        {
                            foreach (var failures in new[] { 1, 2, 4, 5 })
                                grid.Add(strategy, type, intensity, window, failures);
                        }
                    }
                }
            }
            return grid;
        }
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void The_grid(Strategy strategy, RestartType type, int intensity, bool window, int failures)
    {
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        var expected = Expect(strategy, type, intensity, window, failures);
        var parent = Sys.ActorOf(Subject.Quiet(Make(strategy, type, intensity, window)));
        var journals = new List<TestProbe>();
        var children = new List<IActorRef>();
        for (var i = 0; i < Siblings; i++)
        {
            var journal = CreateTestProbe();
            journals.Add(journal);
            var number = i.ToString(CultureInfo.InvariantCulture);
            children.Add(NewChild(parent, Props.Create(() => new Child(journal.Ref)), number));
            journal.ExpectMsg("started");
        }
        for (var i = 0; i < failures; i++)
        {
            children[0].Tell(Boom);
            // One failure at a time: the parent has dealt with this one when it and all children that live have answered.
            Settle(parent, children);
        }
        var restarts = journals.ConvertAll(journal => CountOf(journal, "restarted"));
        Assert.Equal(expected.Restarts, restarts);
        Assert.Equal(expected.Alive, children.ConvertAll(child => !((IInternalActorRef)child).IsTerminated));
    }

    [Fact]
    public void A_transient_child_that_fails_as_it_may_is_stopped()
    {
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        var parent = Sys.ActorOf(Subject.Quiet(Make(Strategy.OneForOne, RestartType.Transient, -1, false)));
        var child = NewChild(parent, BlackHoleChild.Props);
        Watch(child);
        child.Tell(new OperationCanceledException());
        ExpectTerminated(child);
    }

    [Fact]
    public void A_child_that_stops_itself_is_not_restarted_whatever_the_type()
    {
        foreach (var strategy in Enum.GetValues<Strategy>())
        {
            foreach (var type in Enum.GetValues<RestartType>())
            {
                var parent = Sys.ActorOf(Subject.Quiet(Make(strategy, type, -1, false)));
                var child = NewChild(parent, Subject.Quiet(), "child");
                var sibling = NewChild(parent, SimpleEchoActor.Props());
                Watch(child);
                child.Tell(new Subject.Do(context => context.Stop(context.Self)));
                ExpectTerminated(child);
                Assert.True(In(parent, context => context.Child("child")).IsNobody());
                sibling.Tell("alive");
                ExpectMsg("alive");
            }
        }
    }

    private static SupervisorStrategy Make(Strategy strategy, RestartType type, int intensity, bool window)
    {
        Directive Decide(Exception e) => type switch
        {
            RestartType.Permanent => Directive.Restart,
            RestartType.Transient => e is OperationCanceledException ? Directive.Stop : Directive.Restart,
            RestartType.Temporary => Directive.Stop,
            _ => Directive.Resume,
        };
        // A window that no test outlives: then it is a plain limit, except that without a number it allows one.
        var milliseconds = window ? 3_600_000 : -1;
        return strategy == Strategy.OneForOne
            ? new OneForOneStrategy(intensity, milliseconds, Decide)
            : new AllForOneStrategy(intensity, milliseconds, Decide);
    }

    private static (List<int> Restarts, List<bool> Alive) Expect(Strategy strategy, RestartType type, int intensity, bool window, int failures)
    {
        var restarts = Enumerable.Repeat(0, Siblings).ToList();
        var alive = Enumerable.Repeat(true, Siblings).ToList();
        var limit = intensity >= 0 ? intensity : window ? 1 : int.MaxValue;
        for (var failure = 1; failure <= failures && alive[0]; failure++)
        {
            if (type == RestartType.Resuming)
                continue;
            var restart = type != RestartType.Temporary && failure <= limit;
            for (var i = 0; i < (strategy == Strategy.AllForOne ? Siblings : 1); i++)
            {
                if (restart)
                    restarts[i]++;
                else
                    alive[i] = false;
            }
        }
        return (restarts, alive);
    }

    private void Settle(IActorRef parent, List<IActorRef> children)
    {
        AwaitCondition(() =>
        {
            var known = In(parent, context => context.GetChildren().ToList());
            return known.All(child => child.Ask(new Identify(null), TimeSpan.FromSeconds(10)).Wait(TimeSpan.FromSeconds(10)))
                && children.All(child => known.Contains(child) || ((IInternalActorRef)child).IsTerminated);
        }, TimeSpan.FromSeconds(20));
    }

    private static int CountOf(TestProbe journal, string entry)
    {
        var count = 0;
        while (journal.ReceiveOne(TimeSpan.Zero) is string text)
            count += text == entry ? 1 : 0;
        return count;
    }

    private sealed class Child : UntypedActor
    {
        private readonly IActorRef _journal;

        public Child(IActorRef journal) => _journal = journal;

        protected override void PreStart() => _journal.Tell("started");

        protected override void PostRestart(Exception reason) => _journal.Tell("restarted");

        protected override void OnReceive(object message) => throw (Exception)message;
    }

    private sealed class BlackHoleChild : UntypedActor
    {
        public static Props Props { get; } = Props.Create(() => new BlackHoleChild());

        protected override void OnReceive(object message) => throw (Exception)message;
    }
}
