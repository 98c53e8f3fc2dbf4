using Actors.Readiness;
using Actors.Services;
using FsCheck;
using FsCheck.Fluent;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Tests.Readiness;

/// <summary>
/// The coordinator over thousands of random trees and histories: changes, crashes, readiness, timeouts, failures, stops, essential services, reloads, other graphs. Whatever it asks
/// of the services is checked by <see cref="SimulatedServices"/>: nothing starts before what it needs is ready, nothing stops before what needs it is down, no service gets a second
/// process, nothing starts once everything stops. And every history ends in a stable state in which everybody has an answer.
/// </summary>
public sealed class HistoryPropertyTests : TestKit
{
    private const string VirtualTime = """akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """;
    private const int Histories = 10_000;

    /// <summary>Makes the actors of a history: in Akka.NET only children are there at once, and what is at the top gets its messages when the guardian has come to it.</summary>
    private readonly IActorRef _stage;

    public HistoryPropertyTests()
        : base(VirtualTime)
    {
        _stage = Sys.ActorOf(Props.Create(() => new Stage()).WithDispatcher(CallingThreadDispatcher.Id));
        _stage.Tell(new Identify(null), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    [Fact]
    public void Every_history_keeps_the_order_gives_nobody_a_second_process_and_ends_in_a_stable_state() =>
        Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(Histories).WithStartSize(20).WithEndSize(400).WithQuietOnSuccess(true),
            Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), (byte[] choices) => new History(this, _stage, new ChoiceTape(choices)).Play()));

    private sealed class History
    {
        private readonly TestKit _kit;
        private readonly IActorRef _stage;
        private readonly ChoiceTape _tape;
        private readonly SimulatedServices _services;
        private readonly List<object> _answers = [];
        private readonly List<IActorRef> _actors = [];
        private readonly IActorRef _coordinator;
        private readonly IActorRef _client;
        private int _asked;
        private bool _stopping;
        private Exception? _fault;

        internal History(TestKit kit, IActorRef stage, ChoiceTape tape)
        {
            _kit = kit;
            _stage = stage;
            _tape = tape;
            _services = new SimulatedServices(RandomGraph());
            var services = Listen(message =>
            {
                try
                {
                    _services.Receive(message);
                }
                catch (Exception fault)
                {
                    _fault ??= fault;
                }
            });
            _client = Listen(_answers.Add);
            _coordinator = Add(Props.Create(() => new ReadinessCoordinator(_services.Graph, services, new Reporter((_, _, text) => _services.Story.Add("     " + text), 2))));
        }

        internal bool Play()
        {
            try
            {
                while (!_tape.IsOver)
                    Step();
                Settle();
                if (!_stopping)
                {
                    CheckIdle();
                    Stop();
                    Settle();
                }

                CheckStopped();
                return true;
            }
            finally
            {
                foreach (var actor in _actors)
                    _stage.Tell(new Remove(actor));
            }
        }

        private void Step()
        {
            switch (_tape.Next(16))
            {
                case < 9: Happen(); break;
                case < 11: Advance(_tape.Next(4) * 400); break;
                case < 14: Change(); break;
                case 14: Ask(new ReloadServices([RandomName()])); break;
                case 15 when _tape.Once(4): Stop(); break;
                case 15: Ask(RandomReplacement()); break;
            }
        }

        private void Happen()
        {
            if (_services.IsTakingOver && _tape.Next(2) == 0)
            {
                Tell(_services.TakeOver());
                return;
            }

            SimulatedService[] candidates = [.. _services.All.Where(service => service.HasProcess || service.Awaited is not null || service.Reloading)];
            if (candidates.Length > 0 && SimulatedServices.Happen(_tape.Of(candidates), well: !_tape.Once(4)) is { } answer)
                Tell(answer);
        }

        private void Change() => Ask(new Change([RandomName(), RandomName()], _tape.Next(3) > 0)
        {
            AddAllUp = _tape.Once(6),
            Prune = _tape.Once(5),
            IncludeEssential = _tape.Once(3),
            Block = _tape.Next(2) == 0,
            Timeout = _tape.Once(3) ? TimeSpan.FromMilliseconds(700) : null,
        });

        private ReplaceGraph RandomReplacement() => new(RandomGraph())
        {
            Conversions = _tape.Once(3) ? [new Conversion(RandomName(), $"s{_tape.Next(10)}", _tape.Next(2) == 0)] : [],
            IncludeEssential = _tape.Next(2) == 0,
            DryRun = _tape.Once(6),
            Timeout = _tape.Once(3) ? TimeSpan.FromMilliseconds(700) : null,
            Block = _tape.Next(2) == 0,
        };

        private void Stop()
        {
            if (_stopping)
                return;
            _stopping = true;
            _services.StopBegins();
            _services.Story.Add("stop everything");
            _coordinator.Tell(StopEverything.Instance, _client);
            ThrowFault();
        }

        private void Ask(object request)
        {
            _asked++;
            _services.Story.Add($"asked: {request} {(request is Change change ? string.Join(' ', change.Names) : request is ReplaceGraph { Graph: var graph } ? string.Join(", ", graph.Atomics.Select(service => $"{service}: {string.Join(' ', service.Dependencies)}")) : "")}");
            _coordinator.Tell(request, _client);
            ThrowFault();
        }

        private void Tell(object answer)
        {
            _services.Story.Add($"  <- {answer}");
            _coordinator.Tell(answer);
            ThrowFault();
        }

        private void Advance(int milliseconds)
        {
            _services.Story.Add($"{milliseconds} ms");
            ((TestScheduler)_kit.Sys.Scheduler).Advance(TimeSpan.FromMilliseconds(milliseconds));
            ThrowFault();
        }

        /// <summary>Everything that is under way ends well, and time goes by.</summary>
        private void Settle()
        {
            for (var rounds = 0; _services.OwesAnswers; rounds++)
            {
                Assert(rounds < 10_000, "it does not come to an end");
                if (_services.IsTakingOver)
                    Tell(_services.TakeOver());
                foreach (var service in _services.All.Where(service => service.Awaited is not null || service.Reloading).ToArray())
                {
                    if (SimulatedServices.Happen(service, well: true) is { } answer)
                        Tell(answer);
                }
            }

            Advance(60_000);
        }

        private void CheckIdle()
        {
            var states = States();
            Assert(!states.IsBusy && states.Moving.Count == 0, "it is still at work");
            var up = states.Up.Where(service => !service.IsInternal).Select(service => service.Name).Order();
            var told = _services.All.Where(service => service.IsUp).Select(service => service.Name).Order();
            Assert(up.SequenceEqual(told), $"it takes [{string.Join(' ', states.Up)}] to be up");
            // An essential service that another graph gives a new need is kept, whether that is up or not.
            var keptAnyway = states.Graph.WithDependencies(states.Graph.Atomics.Where(service => service.IsEssential)).ToHashSet();
            Assert(states.Up.Except(keptAnyway).All(service => _services.KeptAnyway.Contains(service.Name) || service.Dependencies.All(states.Up.Contains)), "something is up without what it needs");
            Assert(_answers.OfType<Changed>().Count() == _asked, $"{_asked} changes were asked for, {_answers.Count} were answered");
        }

        private void CheckStopped()
        {
            Assert(_answers.OfType<EverythingStopped>().Count() == 1, "nobody says that everything has stopped");
            Assert(_answers.OfType<Changed>().Count() == _asked, $"{_asked} changes were asked for, {_answers.OfType<Changed>().Count()} were answered");
            var mayStay = _services.Graph.WithDependencies(_services.Graph.Atomics.Where(service => service.IsEssential)).Select(service => service.Name).ToHashSet();
            // What needs it could not be stopped, or is essential; else it was stopped.
            foreach (var service in _services.All.Where(service => !service.IsOneshot && service.HasProcess && service.WantedUp))
                Assert(mayStay.Contains(service.Name) || Dependents(service).Any(IsStillThere), $"{service} is left running");

            IEnumerable<SimulatedService> Dependents(SimulatedService service)
            {
                var names = _services.Graph.WithDependents([_services.Graph.Find(service.Name)!]).Select(dependent => dependent.Name).ToHashSet();
                return _services.All.Where(other => other != service && names.Contains(other.Name));
            }

            static bool IsStillThere(SimulatedService service) => service.HasProcess || service.FailedToStop || (service.IsOneshot && service.IsUp);
        }

        private States States()
        {
            States? states = null;
            _coordinator.Tell(GetStates.Instance, Listen(message => states = (States)message));
            return states!;
        }

        private void Assert(bool holds, string otherwise)
        {
            if (!holds)
                throw new InvalidOperationException($"{otherwise}\n{string.Join(", ", _services.All)}\n{string.Join('\n', _services.Story)}");
        }

        private void ThrowFault()
        {
            if (_fault is { } fault)
                throw new InvalidOperationException(fault.Message);
        }

        private ServiceGraph RandomGraph()
        {
            var count = 1 + _tape.Next(10);
            var definitions = new List<AtomicDefinition>();
            for (var i = 0; i < count; i++)
            {
                NameReference[] dependencies = [.. Enumerable.Range(0, i).Where(_ => _tape.Once(3)).Select(j => new NameReference($"s{j}", "", null))];
                AtomicDefinition definition = _tape.Next(3) == 0
                    ? new OneshotDefinition { Name = $"s{i}", SourceDirectory = "", Up = OneshotScript.Empty }
                    : new LongrunDefinition { Name = $"s{i}", SourceDirectory = "" };
                definitions.Add(definition with
                {
                    Dependencies = [.. dependencies],
                    IsEssential = _tape.Once(10),
                    TimeoutUp = _tape.Once(5) ? 500u : 0,
                    TimeoutDown = _tape.Once(5) ? 500u : 0,
                });
            }

            return Compilation.Of(definitions).Graph;
        }

        private string RandomName() => _tape.Of([.. _services.All.Select(service => service.Name)]);

        private IActorRef Listen(Action<object> hear) => Add(Props.Create(() => new Listener(hear)));

        private IActorRef Add(Props props)
        {
            IActorRef? made = null;
            _stage.Tell(new Make(props.WithDispatcher(CallingThreadDispatcher.Id), actor => made = actor));
            _actors.Add(made!);
            return made!;
        }
    }

    private sealed record Make(Props Props, Action<IActorRef> Made);

    private sealed record Remove(IActorRef Actor);

    private sealed class Stage : ReceiveActor
    {
        public Stage()
        {
            Receive<Make>(make => make.Made(Context.ActorOf(make.Props)));
            Receive<Remove>(remove => Context.Stop(remove.Actor));
        }
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(Action<object> hear) => ReceiveAny(hear);
    }
}
