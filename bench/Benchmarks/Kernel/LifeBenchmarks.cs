using Actors.Kernel;
using BenchmarkDotNet.Attributes;

namespace Actors.Benchmarks.Kernel;

/// <summary>What it costs to make actors and systems, to restart and to ask.</summary>
[MemoryDiagnoser]
public class LifeBenchmarks
{
    private const int Actors = 1000;

    private readonly Signal _done = new();
    private ActorSystem _system = null!;
    private IActorRef _echo = null!;
    private IActorRef _failing = null!;

    [GlobalSetup]
    public void Setup()
    {
        _system = ActorSystem.Create("bench", "akka.loggers = []");
        _echo = _system.ActorOf(Props.Create(() => new Echo()));
        _failing = _system.ActorOf(Props.Create(() => new Failing(_done)));
    }

    [GlobalCleanup]
    public void Cleanup() => _system.Terminate().Wait();

    /// <summary>The whole life of an actor: made, started, stopped, forgotten.</summary>
    [Benchmark(OperationsPerInvoke = Actors)]
    public void Start_and_stop()
    {
        var left = new CountdownEvent(Actors);
        var props = Props.Create(() => new Brief(left));
        for (var i = 0; i < Actors; i++)
            _system.Stop(_system.ActorOf(props));
        left.Wait(TimeSpan.FromMinutes(1));
    }

    [Benchmark]
    public Task<object> Ask() => _echo.Ask("question");

    /// <summary>From the throw to the next message of the new instance.</summary>
    [Benchmark]
    public void Restart()
    {
        _failing.Tell("fail", ActorRefs.NoSender);
        _failing.Tell("go on", ActorRefs.NoSender);
        _done.Wait();
    }

    /// <summary>Without configuration: guardians, default logger, and back to nothing.</summary>
    [Benchmark]
    public Task System() => ActorSystem.Create("short").Terminate();

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message, Self);
    }

    private sealed class Brief(CountdownEvent left) : UntypedActor
    {
        protected override void PostStop() => left.Signal();

        protected override void OnReceive(object message) { }
    }

    private sealed class Failing(Signal done) : UntypedActor
    {
        private static readonly InvalidOperationException s_failure = new("as told");

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw s_failure;
            done.Set();
        }
    }
}
