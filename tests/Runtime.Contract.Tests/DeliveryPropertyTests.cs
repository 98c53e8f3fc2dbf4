using System.Collections.Concurrent;
using FsCheck.Fluent;

namespace Actors.Runtime.Contract.Tests;

/// <summary>
/// What the runtime promises about messages, under random failures, directives and throughputs: none is lost but those that an
/// incarnation failed on, none comes twice, those of one sender come in their order, and no two incarnations ever work at once.
/// </summary>
public class DeliveryPropertyTests : ContractTest
{
    private const int Senders = 3;

    private sealed record Plan(int Throughput, int Messages, IReadOnlyCollection<int> Failing, bool Restart, bool Pinned, int Pause);

    [Fact]
    public void No_message_is_lost_or_reordered_under_random_restarts_and_throughput()
    {
        var plans =
            from throughput in Gen.Elements(1, 2, 5, 30, 1000)
            from messages in Gen.Choose(1, 300)
            from failing in Gen.Choose(0, 299).ListOf()
            from restart in Gen.Elements(true, false)
            from pinned in Gen.Elements(true, false, false)
            from pause in Gen.Choose(0, 3)
            select new Plan(throughput, messages, [.. failing.Take(10).Distinct()], restart, pinned, pause);
        using var quiet = EventFilter.Custom(static _ => true).Mute();
        Properties.Hold(plans, 60, Run);
    }

    private void Run(Plan plan)
    {
        using var kit = new TestKit(
            $"one {{ type = {(plan.Pinned ? "PinnedDispatcher" : "Dispatcher")}, throughput = {plan.Throughput} }}\nakka.loglevel = OFF");
        var log = new Journal();
        var directive = plan.Restart ? Directive.Restart : Directive.Resume;
        var parent = kit.Sys.ActorOf(Subject.Quiet(new OneForOneStrategy(_ => directive)));
        var receiver = NewChild(parent, Props.Create(() => new Receiver(log)).WithDispatcher("one"));
        var done = Enumerable.Range(0, Senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < plan.Messages; i++)
            {
                receiver.Tell(new Numbered(sender, i, plan.Failing.Contains(i) && i % Senders == sender), ActorRefs.NoSender);
                if (plan.Pause > 0 && i % (50 * plan.Pause) == 0)
                    Thread.Yield();
            }
        })).ToArray();
        Task.WaitAll(done);
        Assert.IsType<ActorIdentity>(receiver.Ask(new Marker(), TimeSpan.FromSeconds(30)).GetAwaiter().GetResult());

        Assert.False(log.TwoAtOnce);
        for (var sender = 0; sender < Senders; sender++)
        {
            var seen = log.Seen.Where(message => message.Sender == sender).Select(message => message.Number).ToList();
            Assert.Equal(Enumerable.Range(0, plan.Messages), seen);
        }
        var failures = log.Seen.Count(message => message.Fails);
        Assert.Equal(plan.Restart ? failures + 1 : 1, log.Incarnations);
    }

    private sealed record Numbered(int Sender, int Number, bool Fails);

    private sealed record Marker;

    private sealed class Journal
    {
        private int _inside;

        public ConcurrentQueue<Numbered> Seen { get; } = new();

        public bool TwoAtOnce { get; private set; }

        public int Incarnations { get; set; }

        public void Enter() => TwoAtOnce |= Interlocked.Increment(ref _inside) != 1;

        public void Leave() => Interlocked.Decrement(ref _inside);
    }

    private sealed class Receiver : ReceiveActor
    {
        private readonly Journal _log;

        public Receiver(Journal log)
        {
            _log = log;
            log.Enter();
            log.Incarnations++;
            log.Leave();
            Receive<Marker>(_ => Sender.Tell(new ActorIdentity(null, Self)));
            Receive<Numbered>(message =>
            {
                log.Enter();
                try
                {
                    log.Seen.Enqueue(message);
                    if (message.Fails)
                        throw new InvalidOperationException("as planned");
                }
                finally
                {
                    log.Leave();
                }
            });
        }

        protected override void PreRestart(Exception reason, object? message)
        {
            _log.Enter();
            _log.Leave();
        }
    }
}
