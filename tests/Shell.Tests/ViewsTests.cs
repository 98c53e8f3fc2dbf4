using System.Text.Json;
using Actors.Control;
using Actors.Platform;
using Actors.Shell.Output;
using Actors.Shell.Terminal;
using Actors.Shell.Top;
using Actors.Shell.Views;

namespace Actors.Shell.Tests;

public sealed class ViewsTests
{
    private static readonly StatusReport s_report = new(
        new("running", 192) { BootTime = 0.41, RunsCommand = true, Usage = new(1, 7_300_000, 0.1) },
        [
            new("db", ServiceKind.Longrun, ServiceState.Up) { Pid = 12, Uptime = 190, Starts = 1, Usage = new(3, 120_000_000, 1.5) },
            new("prepare", ServiceKind.Oneshot, ServiceState.Up) { Starts = 1, LastExit = new ExitStatus(0, Signal.None), Uptime = 190 },
            new("web", ServiceKind.Longrun, ServiceState.Waiting) { Starts = 4, LastExit = new ExitStatus(0, Signal.Segv), Reason = "restarts in 2 s" },
        ]);

    private static readonly BootReport s_boot = new(
        [new("preinit", 0, 0.01), new("services", 0.01, 0.41)],
        [
            new("prepare", ServiceKind.Oneshot) { Requested = 0.01, Spawned = 0.012, Ready = 0.05, IsOfBoot = true },
            new("db", ServiceKind.Longrun) { Requested = 0.05, Spawned = 0.051, Ready = 0.38, IsOfBoot = true, Dependencies = ["prepare"] },
            new("cache", ServiceKind.Longrun) { Requested = 0.01, Spawned = 0.02, Ready = 0.03, IsOfBoot = true, HasFailed = true },
            new("web", ServiceKind.Longrun) { Requested = 0.38, Spawned = 0.385, Ready = 0.41, IsOfBoot = true, Dependencies = ["db", "cache"] },
        ]) { Total = 0.41 };

    [Fact]
    public void Status_is_a_line_of_the_container_and_a_table_of_the_services() =>
        Assert.Equal(
            """
            container running, up 3m12s, boot took 0.41s, CMD runs, pid 1 uses 7.0M

            SERVICE  STATE    UPTIME  RESTARTS  LAST EXIT  PID  MEMORY    CPU  WHY
            db       up        3m10s         0              12    114M  1.50s
            prepare  up                         exit 0
            web      waiting                 3  SIGSEGV                        restarts in 2 s

            """,
            StatusText.Render(s_report, Paint.None, 0));

    [Theory]
    [InlineData(0.257, "0.26s")]
    [InlineData(42.7, "42s")]
    [InlineData(187, "3m07s")]
    [InlineData(18120, "5h02m")]
    [InlineData(183600, "2d03h")]
    public void Durations_are_short(double seconds, string text) => Assert.Equal(text, Human.Duration(seconds));

    [Theory]
    [InlineData(812, "812B")]
    [InlineData(3_565_158, "3.4M")]
    [InlineData(1_048_000, "1.0M")]
    [InlineData(125_829_120, "120M")]
    public void Sizes_are_short(long bytes, string text) => Assert.Equal(text, Human.Size(bytes));

    [Fact]
    public void The_boot_tells_what_took_longest_and_what_everything_waited_for()
    {
        Assert.Equal("   0.330s  db\n   0.040s  prepare\n   0.030s  web\n   0.020s  cache (failed)\n", BootText.Blame(s_boot, Paint.None));
        Assert.Equal("   @0.010s  prepare +0.040s\n   @0.050s  db +0.330s\n   @0.380s  web +0.030s\n", BootText.Chain(s_boot, Paint.None));
        Assert.StartsWith("The boot took 0.41s.\n", BootText.Summary(s_boot, Paint.None), StringComparison.Ordinal);
    }

    [Fact]
    public void The_timeline_has_a_bar_for_each_service_inside_the_picture()
    {
        var svg = System.Xml.Linq.XDocument.Parse(BootPicture.Render(s_boot));
        var width = double.Parse(svg.Root!.Attribute("width")!.Value);
        var bars = svg.Descendants().Where(element => element.Name.LocalName == "rect" && element.Attribute("x") is not null).ToList();
        Assert.All(bars, bar => Assert.InRange(double.Parse(bar.Attribute("x")!.Value) + double.Parse(bar.Attribute("width")!.Value), 0, width));
        Assert.All((string[])["prepare", "db", "cache", "web"], name => Assert.Contains(svg.Descendants(), element => element.Value == name));
        _ = System.Xml.Linq.XDocument.Parse(BootPicture.Render(new BootReport([], [])));
    }

    [Fact]
    public void Why_says_the_verdict_the_causes_and_what_to_do()
    {
        var report = new WhyReport(s_report.Services[2], "It waits for db.")
        {
            Causes = [new("db", ServiceState.Failed, "web", "exited 1 5 times in 10 s")], Advice = ["Look at its log."], LastLines = ["fatal: \u001b[2Jno disk"], LogFile = "/var/log/db/current",
        };
        Assert.Equal(
            """
            web: waiting
            It waits for db.

            In its way:
              db (failed), needed by web: exited 1 5 times in 10 s

            Its last lines (/var/log/db/current):
              fatal: \x1b[2Jno disk

            What to do:
              - Look at its log.

            """,
            WhyText.Render(report, Paint.None));
    }

    [Fact]
    public void The_tree_shows_mailboxes_restarts_and_strategies() =>
        Assert.Equal(
            """
            /user (Guardian)
            └─ init (InitActor, OneForOneStrategy)
               ├─ reaper (ReaperActor, 2 waiting)
               └─ services (ServicesActor, restarted once)

            """,
            TreeText.Render(
                [
                    new("/user", "Guardian") { Children = 1 }, new("/user/init", "InitActor") { Children = 2, Strategy = "OneForOneStrategy" },
                    new("/user/init/reaper", "ReaperActor") { Messages = 2 }, new("/user/init/services", "ServicesActor") { Restarts = 1, Strategy = "OneForOneStrategy" },
                ],
                Paint.None));

    [Fact]
    public void An_event_is_a_line() =>
        Assert.EndsWith(
            " web              exited     pid 7, SIGKILL, start 3, it was out of memory\n",
            EventText.Render(new("exited", 1_764_000_000) { Service = "web", Pid = 7, Exit = new ExitStatus(0, Signal.Kill), Starts = 3, Reason = "it was out of memory" }, Paint.None));

    [Fact]
    public void The_full_screen_is_as_large_as_the_terminal_whatever_its_size()
    {
        var model = new TopModel();
        foreach (var size in (TerminalSize[])[new(80, 24), new(20, 5), new(200, 60), new(1, 1)])
        {
            Assert.InRange(TopScreen.Render(model, size, Paint.None).Count, 1, size.Rows);
            model.Update(s_report, 1);
            var lines = TopScreen.Render(model, size, Paint.None);
            Assert.Equal(size.Rows, lines.Count);
            if (size.Columns >= 80)
                Assert.All(lines, line => Assert.True(TextWidth.Of(line) <= size.Columns, line));
        }
    }

    [Fact]
    public void Keys_choose_a_service_and_what_is_done_with_it()
    {
        var model = new TopModel();
        model.Update(s_report, 1);
        Assert.Equal("db", model.Current!.Name);
        Assert.Equal(TopWish.None, model.Press(new Key(KeyName.End), 10));
        Assert.Equal("web", model.Current!.Name);
        Assert.Equal(TopWish.None, model.Press(Key.Of('r'), 10));
        Assert.Equal("restart web? y or n", model.Message);
        Assert.Equal(TopWish.None, model.Press(Key.Of('n'), 10));
        Assert.Equal(TopWish.None, model.Press(Key.Of('x'), 10));
        Assert.Equal(TopWish.Stop, model.Press(Key.Of('y'), 10));
        Assert.Equal(TopWish.Start, model.Press(Key.Of('s'), 10));
        Assert.Equal(TopWish.Quit, model.Press(Key.Ctrl('c'), 10));
        // Without oneshots the chosen one stays chosen.
        Assert.Equal(TopWish.None, model.Press(Key.Of('o'), 10));
        Assert.Equal((2, "web"), (model.Services.Count, model.Current!.Name));
    }

    [Fact]
    public void A_yes_is_for_the_service_that_was_named_in_the_question()
    {
        var model = new TopModel();
        model.Update(s_report, 1);
        _ = model.Press(Key.Of('x'), 10);
        model.Update(s_report with { Services = [.. s_report.Services.Skip(1)] }, 2); // it has gone meanwhile, and another one is in its place
        Assert.NotNull(model.Current);
        Assert.Equal(TopWish.None, model.Press(Key.Of('y'), 10));
    }

    [Fact]
    public void Tabs_in_a_log_do_not_make_lines_wider_than_the_screen()
    {
        var model = new TopModel { Page = ["12\tat java.lang.Thread.run(Thread.java:829)"] };
        var lines = TopScreen.Render(model, new(30, 10), Paint.None);
        Assert.Equal("12      at", lines[2]);
        Assert.DoesNotContain(lines, line => line.Contains('\t'));
    }

    [Fact]
    public void The_load_is_what_was_used_between_two_states()
    {
        var model = new TopModel();
        model.Update(s_report, 10);
        Assert.Null(model.LoadOf("db"));
        var later = s_report.Services[0] with { Usage = new(3, 120_000_000, 2.5) };
        model.Update(s_report with { Services = [later] }, 12);
        Assert.Equal(0.5, model.LoadOf("db"));
    }

    [Fact]
    public void A_live_graph_shows_states_and_leads_from_what_comes_first()
    {
        var report = new GraphReport(
            [new("web", ServiceKind.Longrun, ServiceState.Waiting, false, false), new("db", ServiceKind.Longrun, ServiceState.Failed, false, false), new("s6rc-fdholder", ServiceKind.Longrun, ServiceState.Up, true, true)],
            [new("web", "db", false), new("web", "s6rc-fdholder", false)], []);
        Assert.Equal("web (longrun, waiting)\n└─ db (longrun, failed)\n", Graphs.TextGraph.Render(Graphs.DiagramSources.Of(report, all: false), Paint.None));
    }

    [Fact]
    public void Without_pid_1_commands_say_so_and_health_is_1()
    {
        var run = Run.Of("status", "--socket", "/nowhere");
        Assert.Equal((111, "actors: fatal: unable to connect to /nowhere: No such file or directory\n"), (run.Code, run.Error));
        Assert.Equal(1, Run.Of("health", "--socket", "/nowhere").Code);
        Assert.Equal(100, Run.Of("shutdown", "--code", "256", "--socket", "/nowhere").Code);
        _ = JsonDocument.Parse(Run.Of("version", "--json").Output);
    }
}
