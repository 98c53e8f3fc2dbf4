using Actors.Kernel;
using BenchmarkDotNet.Attributes;

namespace Actors.Benchmarks.Kernel;

/// <summary>Why the runtime has threads of its own: the same work on them and on .NET's thread pool.</summary>
[MemoryDiagnoser]
public class PoolBenchmarks
{
    private const int Messages = 100_000;

    private readonly object _message = new();
    private readonly Signal _done = new();
    private ActorSystem _system = null!;
    private IActorRef _receiver = null!;
    private IActorRef _first = null!;

    [Params("akka.actor.default-dispatcher", "thread-pool")]
    public string Dispatcher { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        KnownTypes.Dispatchers["thread-pool"] = static (id, throughput) => new ThreadPoolDispatcher(id, throughput);
        _system = ActorSystem.Create("bench");
        _receiver = _system.ActorOf(Props.Create(() => new Receiver(_done)).WithDispatcher(Dispatcher));
        _first = _system.ActorOf(Props.Create(() => new Ring(_done)).WithDispatcher(Dispatcher));
        var next = _first;
        for (var i = 1; i < 16; i++)
        {
            var member = next;
            next = _system.ActorOf(Props.Create(() => new Ring(_done)).WithDispatcher(Dispatcher));
            next.Tell(member);
        }
        _first.Tell(next);
    }

    [GlobalCleanup]
    public void Cleanup() => _system.Terminate().Wait();

    [Benchmark(OperationsPerInvoke = Messages)]
    public void Flood()
    {
        for (var i = 0; i < Messages; i++)
            _receiver.Tell(_message, ActorRefs.NoSender);
        _done.Wait();
    }

    /// <summary>Four tokens go round a ring of sixteen: every message wakes an actor that is idle.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public void Wake()
    {
        for (var i = 0; i < 4; i++)
            _first.Tell(new Token(Messages / 4), ActorRefs.NoSender);
        for (var i = 0; i < 4; i++)
            _done.Wait();
    }

    private sealed class Token(int hops)
    {
        public int Left { get; set; } = hops;
    }

    private sealed class Receiver(Signal done) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received % Messages == 0)
                done.Set();
        }
    }

    private sealed class Ring(Signal done) : UntypedActor
    {
        private IActorRef _next = ActorRefs.Nobody;

        protected override void OnReceive(object message)
        {
            if (message is IActorRef next)
                _next = next;
            else if (--((Token)message).Left == 0)
                done.Set();
            else
                _next.Tell(message, Self);
        }
    }
}
