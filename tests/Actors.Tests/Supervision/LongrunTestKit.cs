using Actors.Platform;
using Actors.Processes;
using Actors.Services.Policies;
using Actors.Supervision;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Supervision;

/// <summary>Tests of longruns with real scripts in real directories; what they do is heard as events.</summary>
public abstract class LongrunTestKit : TestKit
{
    /// <summary>More than anything takes on a machine that has other work, too.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestProbe _events;
    private readonly List<string> _warnings = [];

    private protected LongrunTestKit()
    {
        World = new ProcessWorld(Sys);
        Report = new Reporter((_, _, text) => { lock (_warnings) { _warnings.Add(text); } }, verbosity: 1);
        _events = CreateTestProbe();
        Sys.EventStream.Subscribe(_events.Ref, typeof(LongrunEvent));
    }

    /// <summary>Its directory is the service directory.</summary>
    private protected ProcessWorld World { get; }

    /// <summary>Where warnings go.</summary>
    private protected Reporter Report { get; }

    protected override void AfterAll()
    {
        base.AfterAll();
        World.Dispose();
    }

    protected void Script(string name, string content) => Files.WriteAllText(Files.Join(World.Directory, name), content, 0x1ED);

    private protected LongrunSettings Settings(ServicePolicy policy, IActorRef? group = null) =>
        new("svc", World.Directory, ["PATH=/usr/bin:/bin"]) { Policy = policy, Group = group };

    private protected IActorRef Supervise(ServicePolicy policy, IActorRef? group = null) => Supervise(Settings(policy, group));

    private protected IActorRef Supervise(LongrunSettings settings, ProcessHost? host = null) => Sys.ActorOf(LongrunProps(settings, host), settings.Name);

    private protected Props LongrunProps(LongrunSettings settings, ProcessHost? host = null) =>
        Props.Create(() => new LongrunActor(host ?? World.Host, settings, Report));

    private protected LongrunStatus StatusOf(IActorRef longrun)
    {
        longrun.Tell(GetStatus.Instance);
        return ExpectMsg<LongrunStatus>(Patience);
    }

    protected void ExpectEvents(string letters)
    {
        foreach (var letter in letters)
            Assert.Equal(letter, _events.ExpectMsg<LongrunEvent>(Patience).Letter);
    }

    private protected string[] Warnings()
    {
        lock (_warnings)
            return [.. _warnings];
    }
}
