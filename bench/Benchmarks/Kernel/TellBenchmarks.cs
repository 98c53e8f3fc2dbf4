using System.Threading.Channels;
using Actors.Kernel;
using BenchmarkDotNet.Attributes;

namespace Actors.Benchmarks.Kernel;

/// <summary>
/// What passing a message costs, next to the bare minimum for the same thing: an unbounded channel with a task that reads it.
/// </summary>
[MemoryDiagnoser]
public class TellBenchmarks
{
    private const int Messages = 100_000;

    private readonly object _message = new();
    private ActorSystem _system = null!;
    private IActorRef _receiver = null!;
    private IActorRef _typed = null!;
    private IActorRef _ping = null!;
    private Signal _done = null!;
    private Channel<object> _channel = null!;

    [GlobalSetup]
    public void Setup()
    {
        _done = new Signal();
        _system = ActorSystem.Create("bench");
        _receiver = _system.ActorOf(Props.Create(() => new Receiver(_done, Messages)));
        _typed = _system.ActorOf(Props.Create(() => new Typed(_done, Messages)));
        var pong = _system.ActorOf(Props.Create(() => new Pong()));
        _ping = _system.ActorOf(Props.Create(() => new Ping(pong, _done, Messages / 2)));
        _channel = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
        _ = Read();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _channel.Writer.Complete();
        _system.Terminate().Wait();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public void Through_a_channel()
    {
        for (var i = 0; i < Messages; i++)
            _channel.Writer.TryWrite(_message);
        _done.Wait();
    }

    /// <summary>One thread tells, the actor handles.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public void Tell()
    {
        for (var i = 0; i < Messages; i++)
            _receiver.Tell(_message, ActorRefs.NoSender);
        _done.Wait();
    }

    /// <summary>The same to a ReceiveActor, of whose twelve handlers the last fits.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public void Tell_twelve_handlers()
    {
        for (var i = 0; i < Messages; i++)
            _typed.Tell(_message, ActorRefs.NoSender);
        _done.Wait();
    }

    /// <summary>Two actors, one message at a time.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public void PingPong()
    {
        _ping.Tell(_message, ActorRefs.NoSender);
        _done.Wait();
    }

    private async Task Read()
    {
        var received = 0;
        await foreach (var _ in _channel.Reader.ReadAllAsync())
        {
            if (++received % Messages == 0)
                _done.Set();
        }
    }

    private sealed class Receiver(Signal done, int count) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received % count == 0)
                done.Set();
        }
    }

    private sealed class Typed : ReceiveActor
    {
        private int _received;

        public Typed(Signal done, int count)
        {
            Receive<Exception>(_ => { });
            Receive<string>(_ => { });
            Receive<int>(_ => { });
            Receive<long>(_ => { });
            Receive<Type>(_ => { });
            Receive<Version>(_ => { });
            Receive<Uri>(_ => { });
            Receive<Task>(_ => { });
            Receive<Random>(_ => { });
            Receive<Terminated>(_ => { });
            Receive<Status.Failure>(_ => { });
            ReceiveAny(_ =>
            {
                if (++_received % count == 0)
                    done.Set();
            });
        }
    }

    private sealed class Ping(IActorRef pong, Signal done, int count) : UntypedActor
    {
        private int _sent;

        protected override void OnReceive(object message)
        {
            if (_sent++ == count)
            {
                _sent = 0;
                done.Set();
            }
            else
            {
                pong.Tell(message, Self);
            }
        }
    }

    private sealed class Pong : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message, Self);
    }
}
