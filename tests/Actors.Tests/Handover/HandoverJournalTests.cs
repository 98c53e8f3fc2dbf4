using Actors.Boot;
using Actors.Handover;
using Actors.Platform;

namespace Actors.Tests.Handover;

public sealed class HandoverJournalTests
{
    private readonly HandoverJournal _journal = HandoverJournal.Create(out _)!;

    [Fact]
    public void A_new_one_says_that_nothing_has_happened()
    {
        var state = _journal.Read();
        Assert.Empty(state.Up);
        Assert.Equal((0, false, false, null), (state.Command, state.IsLaidOut, state.IsBooted, state.Stopping));
    }

    [Fact]
    public void The_last_word_on_a_service_counts()
    {
        _journal.Moved("web", up: true);
        _journal.Moved("db", up: true);
        _journal.Moved("web", up: false);
        Assert.Equal(["db"], _journal.Read().Up);
    }

    [Fact]
    public void How_far_the_container_is_and_its_CMD_are_known()
    {
        _journal.LaidOut();
        _journal.Booted();
        _journal.CommandStarted(77);
        _journal.Stopping(HaltKind.Reboot);
        _journal.Succeeded(2, 12345);
        var state = _journal.Read();
        Assert.Equal((77, true, true, HaltKind.Reboot, 2, 12345L), (state.Command, state.IsLaidOut, state.IsBooted, state.Stopping, state.Successions, state.LastSuccession));
    }

    [Fact]
    public void A_descriptor_that_is_forgotten_is_not_handed_over()
    {
        _journal.Keep("notification a service", 11);
        _journal.Keep("stdin", 10);
        _journal.Forget("notification a service");
        var kept = Assert.Single(_journal.Read().Descriptors);
        Assert.Equal(("stdin", 10), (kept.Key, kept.Value));
    }

    [Fact]
    public void Whose_time_to_end_runs_is_known()
    {
        _journal.Ending("web", on: true);
        _journal.Ending("db", on: true);
        _journal.Ending("web", on: false);
        Assert.Equal(["db"], _journal.Read().Ending);
        Assert.Equal(["db"], HandoverState.Parse(_journal.Read().ToText()).Ending);
    }

    [Fact]
    public void A_line_that_the_fault_has_cut_short_is_left_out()
    {
        var state = HandoverState.Parse("+web\nc12\n+d");
        Assert.Equal(["web"], state.Up);
        Assert.Equal(12, state.Command);
    }

    [Fact]
    public void Folding_months_of_moves_changes_nothing_of_what_it_says()
    {
        _journal.Moved("steady", up: true);
        _journal.LaidOut();
        for (var i = 0; i < 20_000; i++)
            _journal.Moved("restless", up: i % 2 == 0);
        _journal.CommandStarted(5);
        var state = _journal.Read();
        Assert.Equal(["steady"], state.Up);
        Assert.Equal((5, true), (state.Command, state.IsLaidOut));
        Assert.InRange(Files.Status(_journal.Number).Size, 1, 100_000);
    }

    [Fact]
    public void What_cannot_be_folded_is_kept_and_said_once()
    {
        var said = new List<string>();
        var files = 0;
        var journal = new HandoverJournal(Descriptors.MemoryFile("journal"))
        {
            NextFile = () => ++files < 3 ? throw new PlatformException("create a memory file", Errno.EMFILE) : Descriptors.MemoryFile("next"),
            Report = new Reporter((level, program, text) => said.Add($"{program}: {level}: {text}"), 2),
        };
        journal.Moved("steady", up: true);
        for (var i = 0; files < 2; i++)
            journal.Moved("restless", up: i % 2 == 0);
        Assert.Equal(["steady"], journal.Read().Up.Where(name => name == "steady"));
        Assert.InRange(Files.Status(journal.Number).Size, 128 * 1024, 140 * 1024);
        while (files < 3)
            journal.Moved("steady", up: true);
        Assert.Contains("steady", journal.Read().Up);
        Assert.InRange(Files.Status(journal.Number).Size, 1, 1000);
        var line = Assert.Single(said);
        Assert.StartsWith("actors: Warning: unable to create a memory file: Too many open files: ", line);
    }
}
