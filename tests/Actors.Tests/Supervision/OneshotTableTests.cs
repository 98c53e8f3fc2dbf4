using Actors.Platform;
using Actors.Services;
using Actors.Supervision;
using Actors.Tests.Processes;

namespace Actors.Tests.Supervision;

/// <summary>The table of a oneshot's states in docs/service-states.md, walked with real scripts.</summary>
[Collection(nameof(OneReaper))]
public sealed class OneshotTableTests : TestKit
{
    private const string Header = "| what happens | **Idle** |";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ProcessWorld _world;
    private readonly string _log;
    private readonly string _go;
    private readonly IActorRef _oneshot;

    public OneshotTableTests()
    {
        _world = new ProcessWorld(Sys);
        (_log, _go) = (Files.Join(_world.Directory, "log"), Files.Join(_world.Directory, "go"));
        var up = $"trap 'echo term >> {_log}' TERM; echo begin >> {_log}; until [ -e {_go} ]; do sleep 0.01; done; echo end >> {_log}";
        var definition = new OneshotDefinition { Name = "work", SourceDirectory = "", Up = new OneshotScript(["/bin/sh", "-c", up]) };
        var settings = new OneshotSettings(_world.Directory, EnvironmentBlock.Of("PATH=/usr/bin:/bin"), 0, _ => false);
        _oneshot = Sys.ActorOf(Props.Create(() => new OneshotActor(_world.Host, definition, settings, new Reporter((_, _, _) => { }, 0))));
    }

    /// <summary>What happens, the state it happens in, and the effects.</summary>
    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "service-states.md")).SkipWhile(line => !line.StartsWith(Header, StringComparison.Ordinal)).ToArray();
            var states = Fields(lines[0]).Skip(1).Select(title => title.Trim('*')).ToArray();
            var cells = new TheoryData<string, string, string>();
            foreach (var row in lines.Skip(2).TakeWhile(line => line.StartsWith('|')).Select(Fields))
            {
                for (var column = 0; column < states.Length; column++)
                    cells.Add(row[0], states[column], row[column + 1]);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void What_the_table_says_happens(string happening, string state, string effects)
    {
        if (effects.Length == 0)
        {
            Assert.Equal(("the command ends", "Idle"), (happening, state)); // there is none that could
            return;
        }

        Bring(state);
        var before = Count("begin");
        Happen(happening);
        foreach (var effect in effects.Split("; "))
            Check(effect, before);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _world.Dispose();
    }

    private static string[] Fields(string row) => [.. row.Split('|')[1..^1].Select(field => field.Trim())];

    private int Count(string word) => (Files.ReadTextIfThere(_log) ?? "").Split('\n').Count(line => line == word);

    private void Await(string word, int count) => AwaitCondition(() => Count(word) == count, s_patience);

    private void Bring(string state)
    {
        if (state == "Idle")
            return;
        _oneshot.Tell(new ServiceProtocol.Start("work"));
        Await("begin", 1);
        if (state == "Running")
            return;
        _oneshot.Tell(new ServiceProtocol.GiveUp("work"));
        Await("term", 1);
        if (state == "Waiting")
            _oneshot.Tell(new ServiceProtocol.Start("work"));
    }

    private void Happen(string happening)
    {
        switch (happening)
        {
            case "asked to start, stop or reload": _oneshot.Tell(new ServiceProtocol.Start("work")); break;
            case "asked, and the command is empty": _oneshot.Tell(new ServiceProtocol.Stop("work")); break;
            case "nobody waits any more": _oneshot.Tell(new ServiceProtocol.GiveUp("work")); break;
            case "the command ends": Files.WriteAllText(_go, ""); break;
            default: Assert.Fail($"the table has a row that this test does not know: {happening}"); break;
        }
    }

    private void Check(string effect, int before)
    {
        var ended = Files.Exists(_go);
        switch (effect)
        {
            case "runs it": Await("begin", before + 1); break;
            case "answers" when ended: ExpectMsg<ServiceProtocol.Started>(s_patience); break;
            case "answers": ExpectMsg<ServiceProtocol.Stopped>(s_patience); break;
            case "SIGTERM": Await("term", 1); break;
            case "the newer one waits": break; // one begins afterwards, not two
            case "Idle":
                Files.WriteAllText(_go, "");
                if (ended)
                    Await("end", before);
                _oneshot.Tell(new ServiceProtocol.Start("work"));
                ExpectMsg<ServiceProtocol.Started>(s_patience);
                Assert.Equal(before + 1, Count("begin"));
                break;
            case "Running":
                Files.WriteAllText(_go, "");
                ExpectMsg<ServiceProtocol.Started>(s_patience);
                Assert.Equal(before + 1, Count("end"));
                break;
            case "Waiting":
                Assert.Equal(before, Count("begin"));
                Files.WriteAllText(_go, "");
                ExpectMsg<ServiceProtocol.Started>(s_patience);
                Assert.Equal(before + 1, Count("begin"));
                ExpectNoMsg(TimeSpan.FromMilliseconds(20));
                break;
            case "Ending":
                Files.WriteAllText(_go, "");
                Await("end", before);
                ExpectNoMsg(TimeSpan.FromMilliseconds(50));
                Assert.Equal(before, Count("begin"));
                break;
            default: Assert.Fail($"the table has an effect that this test does not know: {effect}"); break;
        }
    }
}
