using Actors.Platform;
using Actors.Supervision;
using Actors.Tests.Processes;
using static Actors.Supervision.LongrunProtocol;
using static Actors.Supervision.LongrunState;

namespace Actors.Tests.Supervision;

/// <summary>The table of docs/service-states.md, walked with the real actor and real processes in virtual time. What it says and nobody here knows fails, too.</summary>
[Collection(nameof(OneReaper))]
public sealed class StateTableTests : TestKit
{
    private const string VirtualTime = """akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """;

    /// <summary>A process of run's session that can leave its group, and come back when its first process has been killed.</summary>
    private const string Companion =
        "python3 -c \"import os,time\nos.setpgid(0,0)\nopen('apart','w').close()\nwhile not os.path.exists('back'): time.sleep(0.01)\nos.setpgid(0,$$)\nopen('companion','w').write(str(os.getpid()))\ntime.sleep(1000)\" &\n";

    /// <summary>Another process of run's group.</summary>
    private const string Member = "sleep 1000 & echo $! > member\n";

    /// <summary>The letters of s6-svc that are signals, and how it is seen that they came: as what run notes; or run, or all of its group, is stopped or killed.</summary>
    private static readonly (char Letter, string Seen)[] s_signals =
    [
        ('a', "ALRM"), ('b', "ABRT"), ('q', "QUIT"), ('h', "HUP"), ('t', "TERM"), ('i', "INT"), ('1', "USR1"), ('2', "USR2"), ('y', "WINCH"), ('l', "HUP"), ('r', "TERM"),
        ('p', "stopped"), ('c', "CONT"), ('P', "all stopped"), ('C', "CONT"), ('K', "all killed"),
    ];

    private LongrunScene _scene = null!;

    /// <summary>What the script of the state had noted before it happened.</summary>
    private string[] _noted = [];

    public StateTableTests()
        : base(VirtualTime)
    {
    }

    public static TheoryData<string, LongrunState, string> Table
    {
        get
        {
            var table = new TheoryData<string, LongrunState, string>();
            foreach (var (happening, state, effect) in StateTable.Effects)
                table.Add(happening, state, effect);
            return table;
        }
    }

    public static TheoryData<string> Pauses => [.. StateTable.Pauses];

    [Fact]
    public void The_table_has_a_column_for_each_state_and_a_line_for_all_that_can_happen()
    {
        Assert.Equal([Down, Up, Finishing], StateTable.States);
        Assert.Equal(12, StateTable.Effects.Select(one => one.Happening).Distinct().Count());
        Assert.Equal(3, StateTable.Pauses.Count());
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void What_the_table_says_happens(string happening, LongrunState state, string effect)
    {
        Enter(happening, state, effect);
        var before = _scene.Look();
        Assert.Equal(state, before.State);
        _noted = _scene.Log(state == Up ? "run" : "finish");
        Happen(happening, state);
        Check(effect, happening, state, before);
    }

    [Theory]
    [MemberData(nameof(Pauses))]
    public void The_next_start_is_due_when_the_list_says_so(string pause)
    {
        switch (pause)
        {
            case "one second after it became ready, if it was ready in this life (at once, if that is past);":
                _scene = new LongrunScene(this);
                Begin();
                var readied = Clock.MonotonicNanoseconds;
                _scene.Write("ready", "");
                LongrunScene.Await(() => _scene.Look().Ready);
                var ready = Clock.MonotonicNanoseconds;
                _scene.EndRun();
                var ended = Clock.MonotonicNanoseconds;
                _scene.EndFinish();
                var down = Clock.MonotonicNanoseconds;
                Assert.InRange(_scene.Look().StartsAt, Math.Max(readied + 1_000_000_000, ended), Math.Max(ready + 1_000_000_000, down) + (down - ended));
                break;
            case "else one second after it went down;":
                _scene = new LongrunScene(this);
                Begin();
                _scene.EndRun();
                _scene.Pass(TimeSpan.FromSeconds(2));
                _scene.EndFinish();
                _scene.Pass(TimeSpan.FromMilliseconds(999));
                Assert.Equal(Down, _scene.Look().State);
                _scene.Pass(TimeSpan.FromMilliseconds(1));
                Assert.Equal(Up, _scene.Look().State);
                break;
            case "60 seconds later, if `run` could not be executed at all.":
                const string Refused = "unable to spawn ./run (waiting 60 seconds): No such file or directory";
                _scene = new LongrunScene(this, run: null);
                _scene.Begin();
                LongrunScene.Await(() => _scene.Look().State == Down && _scene.Warnings(Refused) == 1);
                _scene.Pass(TimeSpan.FromMilliseconds(59_999));
                _scene.Look();
                Assert.Equal(1, _scene.Warnings(Refused));
                _scene.Pass(TimeSpan.FromMilliseconds(1));
                LongrunScene.Await(() => _scene.Look().State == Down && _scene.Warnings(Refused) == 2);
                break;
            default:
                Assert.Fail($"the list says what no test knows: {pause}");
                break;
        }
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _scene?.Dispose();
    }

    private void Begin()
    {
        _scene.Begin();
        LongrunScene.Await(() => _scene.Log("run").Contains("begins") && _scene.Look().Pid > 0);
    }

    /// <summary>Into the state, on the way that makes the most of what may happen there: a start is pending in Down, a kill in Up, where there can be.</summary>
    private void Enter(string happening, LongrunState state, string effect)
    {
        var again = effect.StartsWith("again", StringComparison.Ordinal);
        _scene = new LongrunScene(this, again && state == Up ? Companion : effect == "sent" ? Member : "");
        if (again && state == Up)
            _scene.Write("flag-timeout-killpg", "");
        if (effect == "else Down")
            _scene.Remove("finish");
        Begin();
        if (again && state == Up)
            LongrunScene.Await(() => _scene.Has("apart"));
        if (happening.StartsWith("wanted up", StringComparison.Ordinal) || happening.StartsWith("`timeout-kill`", StringComparison.Ordinal)
            || (happening.StartsWith("`timeout-finish`", StringComparison.Ordinal) && state == Down))
        {
            _scene.Control("d");
            LongrunScene.Await(() => _scene.Log("run").Contains("CONT"));
        }

        if (state != Up)
            _scene.EndRun();
        if (state == Down)
            _scene.EndFinish();
        _scene.World.LeavesTheDead = again;
    }

    private void Happen(string happening, LongrunState state)
    {
        switch (happening)
        {
            case "wanted up (`s6-svc -u`, a start)": _scene.Control("u"); break;
            case "wanted down (`s6-svc -d`, a stop)": _scene.Control("d"); break;
            case "run once (`-o`)": _scene.Control("o"); break;
            case "let it end (`-O`)": _scene.Control("O"); break;
            case "leave (`-x`)": _scene.Control("x"); break;
            case "its directory is gone (a rescan that prunes, another set of services)": _scene.Longrun.Tell(Leave.Instance); break;
            case "the pause is over": _scene.Pass(TimeSpan.FromSeconds(1)); break;
            case "the process ended" when state == Up: _scene.Write("end", ""); break;
            case "the process ended" when state == Finishing: _scene.Write("done", ""); break;
            case "the process ended": break; // there is none
            case "a newline on `notification-fd`": _scene.Write("ready", ""); break;
            case "`timeout-kill` is over": _scene.Pass(LongrunScene.TimeoutKill); break;
            case "`timeout-finish` is over": _scene.Pass(LongrunScene.TimeoutFinish); break;
            case "any other signal of `s6-svc`":
                if (state != Up) // there each is looked at by itself
                    _scene.Control(string.Concat(s_signals.Select(signal => signal.Letter)));
                break;
            default: Assert.Fail($"the table says what no test knows: {happening}"); break;
        }
    }

    private void Check(string effect, string happening, LongrunState state, LongrunStatus before)
    {
        switch (effect)
        {
            case "": CheckNothing(before); break;
            case "want up": Assert.True(_scene.Look().WantUp); break;
            case "want down": Assert.False(_scene.Look().WantUp); break;
            case "start at once" or "start, if wanted up":
                LongrunScene.Await(() => _scene.Look() is { State: Up, Pid: > 0 } && _scene.Log("run").Count(line => line == "begins") == 2);
                break;
            case "forget a pending start": CheckStaysDown(); break;
            case "forget a pending kill":
                _scene.PassHours();
                _scene.LetSignalsBeSent();
                _scene.EndRun();
                Assert.Equal("ends", _scene.Log("run")[^1]);
                break;
            case "not again":
                if (happening.StartsWith("run once", StringComparison.Ordinal) || state != Down)
                    LiveToTheEnd();
                CheckStaysDown();
                break;
            case "down signal, SIGCONT, after `timeout-kill` SIGKILL": CheckEndsRun(); break;
            case "`finish` if there is one: Finishing":
                LongrunScene.Await(() => _scene.Look() is { State: Finishing, Pid: > 0 });
                break;
            case "else Down" or "Down":
                LongrunScene.Await(() => _scene.Look().State == Down);
                break;
            case "end of supervision": _scene.ExpectEnd(); break;
            case "leave once it is down, whenever that is":
                Assert.Equal(Of(before), Of(_scene.Look()));
                _scene.LetSignalsBeSent();
                _scene.EndRun();
                Assert.Equal(["begins", "ends"], _scene.Log("run"));
                _scene.Write("done", "");
                _scene.ExpectEnd();
                break;
            case "as wanted down, then leave":
                CheckEndsRun();
                _scene.Write("done", "");
                _scene.ExpectEnd();
                break;
            case "leave when it is done":
                Assert.Equal(Finishing, _scene.Look().State);
                _scene.LetSignalsBeSent();
                _scene.Write("done", "");
                _scene.ExpectEnd();
                Assert.Equal(["begins", "ends"], _scene.Log("finish"));
                break;
            case "ready":
                Assert.False(before.Ready);
                LongrunScene.Await(() => _scene.Look().Ready);
                break;
            case "SIGKILL": CheckKilled(state); break;
            case "again every 5 s": CheckKilledAgain(state, before.Pid); break;
            case "sent": CheckSignals(before.Pid); break;
            default: Assert.Fail($"the table says what no test knows: {effect}"); break;
        }
    }

    private static (LongrunState, bool, bool, bool, int) Of(LongrunStatus status) => (status.State, status.WantUp, status.Ready, status.Paused, status.Pid);

    private void CheckNothing(LongrunStatus before)
    {
        _scene.LetSignalsBeSent();
        Assert.Equal(Of(before), Of(_scene.Look()));
        if (before.State == Down)
            return;
        var script = before.State == Up ? "run" : "finish";
        if (before.State == Up)
            _scene.EndRun();
        else
            _scene.EndFinish();
        Assert.Equal([.. _noted, "ends"], _scene.Log(script));
    }

    private void CheckStaysDown()
    {
        _scene.PassHours();
        var status = _scene.Look();
        Assert.Equal((Down, false), (status.State, status.WantUp));
    }

    private void LiveToTheEnd()
    {
        var state = _scene.Look().State;
        Assert.NotEqual(Down, state);
        if (state == Up)
            _scene.EndRun();
        _scene.EndFinish();
    }

    private void CheckEndsRun()
    {
        LongrunScene.Await(() => _scene.Log("run").Contains("CONT"));
        Assert.Equal(["begins", "TERM", "CONT"], _scene.Log("run"));
        Assert.Equal(Up, _scene.Look().State);
        _scene.Pass(LongrunScene.TimeoutKill - TimeSpan.FromMilliseconds(1));
        _scene.LetSignalsBeSent();
        Assert.Equal(Up, _scene.Look().State);
        _scene.Pass(TimeSpan.FromMilliseconds(1));
        CheckKilled(Up);
    }

    private void CheckKilled(LongrunState state)
    {
        LongrunScene.Await(() => _scene.Look().State != state);
        Assert.DoesNotContain("ends", _scene.Log(state == Up ? "run" : "finish"));
        if (state == Up)
            Assert.Equal(Signal.Kill, _scene.Look().LastExit?.Signal);
    }

    /// <summary>Nobody hears of its death: it is killed as if it had not died.</summary>
    private void CheckKilledAgain(LongrunState state, int pid)
    {
        const string Killing = "finish script lifetime reached maximum value - sending it a SIGKILL";
        LongrunScene.Await(() => IsDead(pid));
        if (state == Finishing)
        {
            Assert.Equal(1, _scene.Warnings(Killing));
            for (var times = 2; times <= 3; times++)
            {
                _scene.Pass(TimeSpan.FromSeconds(5));
                _scene.Look();
                Assert.Equal(times, _scene.Warnings(Killing));
            }
        }
        else
        {
            _scene.Write("back", "");
            var companion = 0;
            LongrunScene.Await(() => int.TryParse(Files.ReadTextIfThere(Files.Join(_scene.World.Directory, "companion")), out companion));
            Assert.False(IsDead(companion));
            _scene.Pass(TimeSpan.FromSeconds(5));
            LongrunScene.Await(() => IsDead(companion));
        }

        _scene.World.LeavesTheDead = false;
        LongrunScene.Await(() => _scene.Look().State != state);
    }

    private void CheckSignals(int pid)
    {
        var member = int.Parse(Files.ReadTextIfThere(Files.Join(_scene.World.Directory, "member"))!);
        foreach (var (letter, seen) in s_signals)
        {
            var count = Seen(seen);
            _scene.Control(letter.ToString());
            LongrunScene.Await(() => seen switch
            {
                "stopped" => StateOf(pid) == 'T',
                "all stopped" => StateOf(member) == 'T',
                "all killed" => IsDead(member) && _scene.Look() is { State: Finishing, LastExit.Signal: Signal.Kill },
                _ => Seen(seen) == count + 1,
            });
        }

        int Seen(string signal) => _scene.Log("run").Count(line => line == signal);
    }

    private static bool IsDead(int pid) => StateOf(pid) is 'Z' or 'X' or '-';

    /// <summary>A process's state as in proc(5); '-': there is none.</summary>
    private static char StateOf(int pid) =>
        Files.ReadTextIfThere($"/proc/{pid}/stat") is { Length: > 0 } status && status.LastIndexOf(')') is > 0 and var end ? status[end + 2] : '-';
}
