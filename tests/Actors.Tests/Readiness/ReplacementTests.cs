using Actors.Readiness;
using Actors.Services;
using static Actors.Readiness.ReadinessProtocol;

namespace Actors.Tests.Readiness;

/// <summary>What has to move when one graph takes the place of another.</summary>
public class ReplacementTests
{
    [Fact]
    public void The_same_graph_again_moves_nothing()
    {
        var replacement = Compare(["a", "b: a"], ["a", "b: a"]);
        Assert.Empty(replacement.Stopping);
        Assert.Equal(["a", "b"], Names(replacement.StillUp));
        Assert.Equal(["a", "b"], Names(replacement.Wanted));
    }

    [Fact]
    public void What_is_gone_stops_and_what_needs_it_restarts()
    {
        var replacement = Compare(["gone", "needs: gone", "apart"], ["needs", "apart"]);
        Assert.Equal(["gone", "needs"], Names(replacement.Stopping));
        Assert.Equal(["apart"], Names(replacement.StillUp));
        Assert.Equal(["apart", "needs"], Names(replacement.Wanted));
    }

    [Fact]
    public void What_is_new_stays_down_unless_something_that_is_up_needs_it_which_is_restarted_then()
    {
        var replacement = Compare(["a", "b"], ["new", "unneeded", "a: new", "b"]);
        Assert.Equal(["a"], Names(replacement.Stopping));
        Assert.Equal(["a", "b", "new"], Names(replacement.Wanted));
    }

    [Fact]
    public void A_new_dependency_on_what_was_down_restarts_and_all_that_depends_on_it()
    {
        var replacement = Compare(["a", "b: a", "down"], ["down", "a: down", "b: a"], up: ["a", "b"]);
        Assert.Equal(["a", "b"], Names(replacement.Stopping));
        Assert.Equal(["a", "b", "down"], Names(replacement.Wanted));
    }

    [Fact]
    public void A_dependency_less_restarts_nothing() => Assert.Empty(Compare(["a", "b: a"], ["a", "b"]).Stopping);

    [Fact]
    public void A_renamed_service_goes_on_under_its_new_name()
    {
        var replacement = Compare(["old", "user: old"], ["new", "user: new"], conversions: new Conversion("old", "new", false));
        Assert.Empty(replacement.Stopping);
        Assert.Equal(["new", "user"], Names(replacement.StillUp));
    }

    [Fact]
    public void Without_a_conversion_a_renamed_service_is_another_one()
    {
        var replacement = Compare(["old"], ["new"]);
        Assert.Equal(["old"], Names(replacement.Stopping));
        Assert.Empty(Names(replacement.Wanted));
    }

    [Fact]
    public void A_conversion_can_ask_for_a_restart()
    {
        var replacement = Compare(["a", "b: a", "c"], ["a", "b: a", "c"], conversions: new Conversion("a", "a", true));
        Assert.Equal(["a", "b"], Names(replacement.Stopping));
        Assert.Equal(["a", "b", "c"], Names(replacement.Wanted));
    }

    [Fact]
    public void Another_type_is_a_restart()
    {
        var old = Graphs.Of("a");
        var next = Compilation.Of([new OneshotDefinition { Name = "a", SourceDirectory = "", Up = OneshotScript.Empty }]).Graph;
        var replacement = Replacement.Compare(old, old.Atomics.ToHashSet(), new ReplaceGraph(next), out _)!;
        Assert.Equal(["a"], Names(replacement.Stopping));
        Assert.Contains("a", Names(replacement.Wanted));
    }

    [Fact]
    public void What_is_declared_differently_restarts_only_where_that_is_to_count()
    {
        var old = Graphs.Of("a", "b");
        var same = new ReplaceGraph(Graphs.Of("a", "b"));
        Assert.Empty(Replacement.Compare(old, old.Atomics.ToHashSet(), same, out _)!.Stopping);
        var counts = same with { IsChanged = (before, _) => before.Name == "a" };
        Assert.Equal(["a"], Names(Replacement.Compare(old, old.Atomics.ToHashSet(), counts, out _)!.Stopping));
    }

    [Fact]
    public void Another_pipe_is_a_restart()
    {
        var old = Compilation.Of([Longrun("log"), Longrun("p")]).Graph;
        var next = Compilation.Of([
            Longrun("log") with { ConsumerFor = [new NameReference("p", "", null)] },
            Longrun("p") with { ProducerFor = new NameReference("log", "", null) },
        ]).Graph;
        Assert.Equal(["log", "p"], Names(Replacement.Compare(old, old.Atomics.ToHashSet(), new ReplaceGraph(next), out _)!.Stopping));
        Assert.Equal(["log", "p"], Names(Replacement.Compare(next, next.Atomics.ToHashSet(), new ReplaceGraph(old), out _)!.Stopping));
        Assert.Empty(Replacement.Compare(next, next.Atomics.ToHashSet(), new ReplaceGraph(next), out _)!.Stopping);
    }

    [Theory]
    [InlineData("nothing", "a", 3)]
    [InlineData("a", "nothing", 4)]
    [InlineData("a", "b", 6)]
    public void A_conversion_that_is_not_possible_has_s6_rc_updates_exit_code(string old, string @new, int code)
    {
        var graph = Graphs.Of("a", "b");
        Assert.Null(Replacement.Compare(graph, new HashSet<AtomicService>(), new ReplaceGraph(graph) { Conversions = [new Conversion(old, @new, false)] }, out var fault));
        Assert.Equal(code, fault!.ExitCode);
    }

    [Fact]
    public void Essential_services_and_what_they_need_are_kept_if_they_are_still_there()
    {
        var essential = Longrun("ess") with { IsEssential = true, Dependencies = [new NameReference("below", "", null)] };
        var graph = Compilation.Of([essential, Longrun("below"), Longrun("gone")]).Graph;
        var next = Compilation.Of([essential, Longrun("below")]).Graph;
        var restart = new ReplaceGraph(next) { Conversions = [new Conversion("below", "below", true)] };
        var replacement = Replacement.Compare(graph, graph.Atomics.ToHashSet(), restart, out _)!;
        Assert.Equal(["below", "ess", "gone"], Names(replacement.Stopping));
        Assert.True(replacement.TryKeepEssential(out var kept));
        Assert.Equal(["ess"], Names(kept));
        Assert.Equal(["gone"], Names(replacement.Stopping));

        var without = Replacement.Compare(graph, graph.Atomics.ToHashSet(), new ReplaceGraph(Compilation.Of([Longrun("below")]).Graph), out _)!;
        Assert.False(without.TryKeepEssential(out _));
    }

    [Theory]
    [InlineData("a restart", "a", "a", true)]
    [InlineData("a -> b", "a", "b", false)]
    [InlineData("a -> \"b c\" restart # why", "a", "b c", true)]
    public void A_line_of_a_conversion_file(string line, string old, string @new, bool restart) =>
        Assert.Equal(new Conversion(old, @new, restart), Conversion.Parse(line));

    [Fact]
    public void An_empty_line_of_a_conversion_file_says_nothing_and_an_unknown_word_is_a_fault()
    {
        Assert.Null(Conversion.Parse("  # nothing"));
        Assert.Throws<FormatException>(() => Conversion.Parse("a rename b"));
        Assert.Throws<FormatException>(() => Conversion.Parse("a {"));
    }

    private static LongrunDefinition Longrun(string name) => new() { Name = name, SourceDirectory = "" };

    private static Replacement Compare(string[] old, string[] next, string[]? up = null, params Conversion[] conversions)
    {
        var graph = Graphs.Of(old);
        var running = graph.Atomics.Where(service => up is null || up.Contains(service.Name)).ToHashSet();
        var replacement = Replacement.Compare(graph, running, new ReplaceGraph(Graphs.Of(next)) { Conversions = conversions }, out var fault);
        Assert.Null(fault);
        return replacement!;
    }

    private static string[] Names(IEnumerable<AtomicService> services) => [.. services.Where(service => !service.IsInternal).Select(service => service.Name).Order()];
}
