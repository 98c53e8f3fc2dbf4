using System.Globalization;
using Actors.Platform;
using Actors.Policies;
using Actors.Services.Policies;
using Actors.Tests.Processes;

namespace Actors.Tests.Policies;

/// <summary>Probes that are processes: none of them outlives the one that wanted it.</summary>
[Collection(nameof(OneReaper))]
public class ProbeActorTests : TestKit
{
    private readonly ProcessWorld _world;

    /// <summary>An argument that is in no other process's command line.</summary>
    private readonly string _seconds = string.Create(CultureInfo.InvariantCulture, $"{Random.Shared.Next(100_000, 900_000)}.{Random.Shared.Next(100_000, 900_000)}");

    public ProbeActorTests() => _world = new ProcessWorld(Sys);

    [Fact]
    public void A_command_that_takes_too_long_is_killed_even_where_the_time_is_up_before_it_is_known_to_run()
    {
        var prober = Probe(TimeSpan.FromMilliseconds(1));
        for (var probes = 0; probes < 20; probes++)
            Assert.StartsWith("no answer", ExpectMsg<ProbeProtocol.Probed>(TimeSpan.FromSeconds(20)).Failure);
        Sys.Stop(prober);
        AwaitCondition(() => !IsAnyLeft(), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Who_is_not_interested_any_more_leaves_no_command_behind()
    {
        for (var probers = 0; probers < 20; probers++)
        {
            var prober = Watch(Probe(TimeSpan.FromHours(1)));
            Sys.Stop(prober);
            ExpectTerminated(prober, TimeSpan.FromSeconds(20));
        }

        AwaitCondition(() => !IsAnyLeft(), TimeSpan.FromSeconds(20));
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }

    private bool IsAnyLeft() => Files.List("/proc").Any(name => Files.TryReadAllBytes($"/proc/{name}/cmdline", out var line) == 0 && ByteString.FromBytes(line).Contains(_seconds));

    private IActorRef Probe(TimeSpan timeout)
    {
        var probe = new ProbePolicy(ProbeKind.Exec) { Command = ["/bin/sleep", _seconds], Timeout = timeout, Interval = TimeSpan.FromMilliseconds(1) };
        var command = new SpawnRequest("/bin/sleep", probe.Command, []) { NewSession = true };
        var parent = TestActor;
        return Sys.ActorOf(Props.Create(() => new ParentActor(Props.Create(() => new ProbeActor(_world.Host, probe, command, TimeSpan.Zero)), parent)));
    }

    private sealed class ParentActor : ReceiveActor
    {
        public ParentActor(Props prober, IActorRef heard)
        {
            Context.ActorOf(prober);
            ReceiveAny(heard.Forward);
        }
    }
}
