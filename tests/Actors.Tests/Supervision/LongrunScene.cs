using Actors.Handover;
using Actors.Platform;
using Actors.Processes;
using Actors.Supervision;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;

namespace Actors.Tests.Supervision;

/// <summary>
/// A longrun whose scripts note the signals that they get, and end when they are told to. It does not say that it is ready until it is told to, and no time passes but what a test lets pass.
/// </summary>
internal sealed class LongrunScene : IDisposable
{
    public static readonly TimeSpan TimeoutKill = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan TimeoutFinish = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private const string NotesSignals = "for s in HUP INT QUIT ABRT USR1 USR2 ALRM TERM WINCH CONT; do trap \"echo $s >> NAME.log\" $s; done; echo begins >> NAME.log\n";

    private readonly TestKit _kit;
    private readonly TestScheduler _time;
    private readonly List<string> _warnings = [];
    private readonly HandoverJournal _journal = HandoverJournal.Create(out _)!;
    private int _successions;

    /// <param name="kit">With the scheduler for tests.</param>
    /// <param name="run">What its run does first; null: nothing.</param>
    public LongrunScene(TestKit kit, string? run = "")
    {
        _kit = kit;
        _time = (TestScheduler)kit.Sys.Scheduler;
        World = new ProcessWorld(kit.Sys);
        Write("notification-fd", "3\n");
        Write("timeout-kill", $"{TimeoutKill.TotalMilliseconds}\n");
        Write("timeout-finish", $"{TimeoutFinish.TotalMilliseconds}\n");
        if (run is not null)
            Write("run", "#!/bin/sh\n" + run + NotesSignals.Replace("NAME", "run", StringComparison.Ordinal) + "until [ -e end ]; do sleep 0.01; [ -e ready ] && echo >&3 && rm ready; done; rm end; echo ends >> run.log\n");
        Write("finish", "#!/bin/sh\n" + NotesSignals.Replace("NAME", "finish", StringComparison.Ordinal) + "until [ -e done ]; do sleep 0.01; done; rm done; echo ends >> finish.log\n");
        Events = kit.CreateTestProbe();
        kit.Sys.EventStream.Subscribe(Events.Ref, typeof(LongrunEvent));
    }

    public ProcessWorld World { get; }

    public TestProbe Events { get; }

    public IActorRef Longrun { get; private set; } = ActorRefs.Nobody;

    /// <summary>What a script has noted.</summary>
    public string[] Log(string script) => Files.ReadTextIfThere(Files.Join(World.Directory, script + ".log"))?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public int Warnings(string text)
    {
        lock (_warnings)
            return _warnings.Count(warning => warning.Contains(text, StringComparison.Ordinal));
    }

    public void Write(string name, string content) => Files.WriteAllText(Files.Join(World.Directory, name), content, 0x1ED);

    public void Remove(string name) => Files.Remove(Files.Join(World.Directory, name));

    public bool Has(string name) => Files.Exists(Files.Join(World.Directory, name));

    public void Begin() => Supervise("svc", World.Host with { Journal = _journal });

    /// <summary>As after a succession: another longrun takes up what there is, knowing what files and the journal say.</summary>
    public void Succeed()
    {
        _ = Look(); // a stop overtakes what it was told before
        var before = Longrun;
        _kit.Sys.Stop(before);
        _kit.ExpectTerminated(before, s_patience);
        Supervise($"svc-{++_successions}", World.Host with { Journal = _journal, Inheritance = new Inheritance(_journal.Read()) });
    }

    private void Supervise(string actor, ProcessHost host)
    {
        var settings = new LongrunSettings("svc", World.Directory, ["PATH=/usr/bin:/bin"]);
        var report = new Reporter((_, _, text) => { lock (_warnings) { _warnings.Add(text); } }, verbosity: 1);
        Longrun = _kit.Watch(_kit.Sys.ActorOf(Props.Create(() => new LongrunActor(host, settings, report)), actor));
    }

    /// <summary>Control letters, done one by one.</summary>
    public void Control(string letters) => Longrun.Tell(new Control(letters));

    /// <summary>Lets run end by itself, and waits until the longrun has seen it.</summary>
    public void EndRun()
    {
        Write("end", "");
        Await(() => Look().State != LongrunState.Up);
        if (Look().State == LongrunState.Finishing)
            Await(() => Log("finish").Contains("begins") && Look().Pid > 0);
    }

    /// <summary>Lets finish end by itself, and waits until the longrun has seen it.</summary>
    public void EndFinish()
    {
        Write("done", "");
        Await(() => Look().State == LongrunState.Down);
    }

    /// <summary>Its state, after all that it was told before.</summary>
    public LongrunStatus Look()
    {
        Longrun.Tell(GetStatus.Instance, _kit.TestActor);
        return _kit.ExpectMsg<LongrunStatus>(s_patience);
    }

    /// <summary>Waits until a signal that was on its way has been sent.</summary>
    public void LetSignalsBeSent()
    {
        var hasProcess = Look().State != LongrunState.Down;
        if (!hasProcess)
            return;
        var probe = _kit.CreateTestProbe();
        _kit.Sys.ActorSelection(Longrun.Path / "*").Tell(new Identify(1), probe.Ref);
        probe.ExpectMsg<ActorIdentity>(s_patience);
        World.Reaper.Tell(Actors.Processes.ReaperProtocol.GetStatistics.Instance, probe.Ref);
        probe.ExpectMsg<Actors.Processes.ReaperProtocol.Statistics>(s_patience);
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => _time.Advance(time);

    public void PassHours() => Pass(TimeSpan.FromHours(1));

    public void ExpectEnd() => _kit.ExpectTerminated(Longrun, s_patience);

    public static void Await(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, s_patience));

    public void Dispose() => World.Dispose();
}
