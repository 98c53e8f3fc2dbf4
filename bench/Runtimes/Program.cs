using System.Diagnostics;
using System.Globalization;
using Actors.Platform;

namespace Actors.Benchmarks.Runtimes;

/// <summary>Measures the actor runtime that it was built with, and prints a line of JSON.</summary>
internal static class Program
{
    private const int Tells = 2_000_000;
    private const int Asks = 20_000;
    private const int Idle = 10_000;

    private static async Task Main(string[] arguments)
    {
        FinalizerThread.Start();
        // From the kernel's start of the process, which the caller gives in nanoseconds of the monotonic clock.
        var began = arguments.Length > 0 ? long.Parse(arguments[0], CultureInfo.InvariantCulture) : Clock.MonotonicNanoseconds;
        var system = ActorSystem.Create("bench", ConfigurationFactory.ParseString("akka { stdout-loglevel = OFF, loglevel = OFF, loggers = [], actor.serializers.json = none }"));
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        await echo.Ask<object>("first", TimeSpan.FromSeconds(10));
        var boot = (Clock.MonotonicNanoseconds - began) / 1e6;
        var resident = Resident();
        await TellAsync(system, Tells / 10); // warm
        var tells = await TellAsync(system, Tells);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Asks; i++)
            await echo.Ask<object>("again");
        var ask = watch.Elapsed.TotalMicroseconds / Asks;
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        for (var i = 0; i < Idle; i++)
            system.ActorOf(Props.Create(() => new Echo()));
        await echo.Ask<object>("last");
        var idle = (GC.GetTotalMemory(true) - before) / (double)Idle;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{{\"boot\":{boot:F2},\"resident\":{resident},\"tells\":{tells:F0},\"ask\":{ask:F1},\"idle\":{idle:F0}}}"));
        Identity.Exit(0);
    }

    /// <summary>Tells a second, from the first tell until the last is worked on.</summary>
    private static async Task<double> TellAsync(ActorSystem system, int count)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = system.ActorOf(Props.Create(() => new Counter(count, done)));
        var message = new object();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
            counter.Tell(message, ActorRefs.NoSender);
        await done.Task;
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>kB in memory.</summary>
    private static long Resident() => long.Parse(
        Files.ReadAllText("/proc/self/status").Split('\n').First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^3], CultureInfo.InvariantCulture);

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }

    private sealed class Counter(int count, TaskCompletionSource done) : UntypedActor
    {
        private int _left = count;

        protected override void OnReceive(object message)
        {
            if (--_left == 0)
                done.SetResult();
        }
    }
}
