using System.Text.Json;
using System.Text.RegularExpressions;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>The <c>actors</c> program in a running container.</summary>
public sealed class ActorsProgramTests
{
    private const string Actors = "/command/actors";

    [Fact]
    public async Task Services_are_seen_stopped_started_restarted_and_signalled()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        var status = await SuccessAsync(container, "status");
        Assert.Matches("container running, up .*CMD runs", status);
        Assert.Matches("(?m)^db +up ", status);
        Assert.Matches("(?m)^prepare +up +exit 0", status);

        Assert.Matches("^web: down", await SuccessAsync(container, "stop", "web"));
        Assert.Equal(1, (await container.ExecAsync(Actors, "status", "web")).ExitCode);
        Assert.Matches("^web: up, pid [0-9]+", await SuccessAsync(container, "start", "web"));
        var before = await PidAsync(container, "db");
        Assert.Matches("^db: up, pid [0-9]+", await SuccessAsync(container, "restart", "db"));
        Assert.NotEqual(before, await PidAsync(container, "db"));
        Assert.Equal("", await SuccessAsync(container, "signal", "CONT", "db"));

        var unknown = await container.ExecAsync(Actors, "start", "wbe");
        Assert.Equal(1, unknown.ExitCode);
        Assert.StartsWith("actors: fatal: ", unknown.StandardError, StringComparison.Ordinal);

        var audit = await SuccessAsync(container, "audit");
        Assert.Matches("stop web +done", audit);
        Assert.Matches("restart db +done", audit);
    }

    [Fact]
    public async Task Every_question_is_answered_as_text_and_as_JSON()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        foreach (var question in (string[][])[["status"], ["why", "web"], ["boot"], ["tree"], ["env", "web"], ["config"], ["audit"], ["health"], ["graph"], ["health", "--live"]])
        {
            Assert.NotEqual("", await SuccessAsync(container, question));
            using var document = JsonDocument.Parse(await SuccessAsync(container, [.. question, "--json"]));
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        }

        Assert.Contains("\u2514\u2500 db (longrun, up)", await SuccessAsync(container, "graph", "web"));
        Assert.EndsWith("# EOF\n", await SuccessAsync(container, "metrics"), StringComparison.Ordinal);
        _ = System.Xml.Linq.XDocument.Parse(await SuccessAsync(container, "boot", "svg"));
        _ = System.Xml.Linq.XDocument.Parse(await SuccessAsync(container, "graph", "-o", "svg"));
        Assert.Matches("(?m)^ +[0-9.]+s  db$", await SuccessAsync(container, "boot", "blame"));
        Assert.Contains("no errors", await SuccessAsync(container, "check"));
    }

    [Fact]
    public async Task Events_come_as_they_happen_and_a_relay_carries_the_protocol()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        var script = $"{Actors} events -n 1 web >/out/events & until [ -s /out/events ]; do {Actors} stop -q web; {Actors} start -q web; done; wait";
        Assert.Equal(0, (await container.ExecAsync("/bin/sh", "-c", script)).ExitCode);
        Assert.Matches("web +[a-z]+", container.ReadFile("events"));
        Assert.Contains("web", await SuccessAsync(container, "--stdio", $"{Actors} relay", "status"));
    }

    [Fact]
    public async Task A_relay_whose_requests_have_ended_still_hands_on_the_answers()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        const string Requests = "{\"id\":1,\"verb\":\"restart\",\"names\":[\"web\"]}\n{\"id\":2,\"verb\":\"status\"}\n";
        var run = await container.ExecAsync("/bin/sh", "-c", $"printf '%s' '{Requests}' | {Actors} relay");
        Assert.Equal(0, run.ExitCode);
        var answers = Container.Lines(run.StandardOutput);
        Assert.Equal(2, answers.Length);
        Assert.Contains("\"id\":1", answers[0], StringComparison.Ordinal);
        Assert.Contains("\"id\":2", answers[1], StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Contains("\"ok\":true", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Over_TCP_who_has_the_key_may_look_and_nobody_else()
    {
        using var image = Shop()
            .WithFile("/etc/actors/actors.conf", "actors.control.remote { listen = \"127.0.0.1:4646\", key-file = /etc/actors/control.key }\n")
            .WithFile("/etc/actors/control.key", "0123456789abcdef0123456789abcdef\n", UnixFileMode.UserRead | UnixFileMode.UserWrite)
            .WithFile("/etc/actors/wrong.key", "fedcba9876543210fedcba9876543210\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        Assert.Matches("(?m)^db +up ", await SuccessAsync(container, "--remote", "127.0.0.1:4646", "status"));

        var change = await container.ExecAsync(Actors, "--remote", "127.0.0.1:4646", "stop", "web");
        Assert.NotEqual(0, change.ExitCode);
        Assert.StartsWith("actors: fatal: ", change.StandardError, StringComparison.Ordinal);
        Assert.Equal(0, (await container.ExecAsync(Actors, "status", "web")).ExitCode);

        var stranger = await container.ExecAsync(Actors, "--remote", "127.0.0.1:4646", "--key", "/etc/actors/wrong.key", "status");
        Assert.NotEqual(0, stranger.ExitCode);
        Assert.StartsWith("actors: fatal: ", stranger.StandardError, StringComparison.Ordinal);
        Assert.Equal("", stranger.StandardOutput);
    }

    /// <summary>With ACTORS_RUNTIME=Akka and an overlay of that build they are two systems that find each other; every other build says what to use instead.</summary>
    [Fact]
    public async Task Over_Akka_Remote_who_has_the_key_may_look_where_the_build_has_it()
    {
        using var image = Shop()
            .WithFile("/etc/actors/actors.conf", "actors.control.remote { akka-listen = \"127.0.0.1:2552\", key-file = /etc/actors/control.key }\n")
            .WithFile("/etc/actors/control.key", "0123456789abcdef0123456789abcdef\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        string[] there = ["--remote", "akka.tcp://actors@127.0.0.1:2552"];
        if (Environment.GetEnvironmentVariable("ACTORS_RUNTIME") == "Akka")
        {
            Assert.Matches("(?m)^db +up ", await SuccessAsync(container, [.. there, "status"]));
            Assert.Contains("AkkaListenerActor", await SuccessAsync(container, [.. there, "tree"]));
            var change = await container.ExecAsync([Actors, .. there, "stop", "web"]);
            Assert.NotEqual(0, change.ExitCode);
            Assert.Contains("remote akka.tcp://client-", await SuccessAsync(container, "audit"));
            return;
        }

        var refused = await container.ExecAsync([Actors, .. there, "status"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal(
            "actors: fatal: unable to connect to akka.tcp://actors@127.0.0.1:2552: this build has no Akka.Remote; use --remote HOST:PORT with a key\n", refused.StandardError);
    }

    [Fact]
    public async Task Thirty_requests_in_a_row_are_answered_as_fast_as_one()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        // All within the patience for one: a supervisor whose threads come too late needs minutes for them.
        var answers = await container.ExecAsync("/bin/sh", "-ec", $"for i in $(seq 15); do {Actors} restart web >/dev/null; {Actors} status web >/dev/null; done");
        Assert.Equal((0, ""), (answers.ExitCode, answers.StandardError));
    }

    [Fact]
    public async Task Shutdown_ends_the_container_with_the_exit_code_that_was_asked_for()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        // The container's end may be faster than the program's.
        Assert.Contains((await container.ExecAsync(Actors, "shutdown", "--code", "7")).ExitCode, (int[])[0, 143]);
        await container.WaitForExitAsync();
        Assert.Equal(7, container.ExitCode);
    }

    [Fact]
    public async Task The_interactive_session_completes_remembers_and_survives_Ctrl_C()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        using var terminal = new Terminal(container, 100, 30, Actors, "shell");
        await terminal.WaitForAsync("^actors> *$");
        terminal.Type("sta");
        terminal.Press("Tab");
        await terminal.WaitForAsync("start +Start services");
        terminal.Type("tus w");
        terminal.Press("Tab");
        await terminal.WaitForAsync("^actors> status web *$");
        terminal.Press("Enter");
        await terminal.WaitForAsync("^web +up ");
        terminal.Press("Up", "C-w");
        terminal.Type("db");
        await terminal.WaitForAsync("^actors> status db$");
        terminal.Press("C-c");
        await terminal.WaitForAsync(@"^actors> status db\^C");
        terminal.Type("events");
        terminal.Press("Enter");
        // Ctrl-C is the command's once it runs, which shows when it tells of something.
        do
            Assert.Equal(0, (await container.ExecAsync(Actors, "restart", "web")).ExitCode);
        while (!terminal.Screen.Contains("exited", StringComparison.Ordinal));
        terminal.Press("C-c");
        terminal.Type("nonsense");
        terminal.Press("Enter");
        await terminal.WaitForAsync("Unrecognized command or argument 'nonsense'");
        terminal.Press("C-d");
        await terminal.WaitForAsync(@"^\[ended 100\]");
    }

    [Fact]
    public async Task The_full_screen_chooses_restarts_and_explains_services()
    {
        using var image = Shop();
        await using var container = image.Start("sleep", "1000");
        await ReadyAsync(container);
        using var terminal = new Terminal(container, 100, 24, Actors, "top");
        await terminal.WaitForAsync("container running.*services up");
        await terminal.WaitForAsync("^> [a-z]");
        for (var chosen = Chosen(); chosen != "web"; chosen = Chosen())
        {
            terminal.Press("Down");
            await terminal.WaitForAsync($@"^> (?!{chosen}\s)[a-z]");
        }

        var before = await PidAsync(container, "web");
        terminal.Type("r");
        await terminal.WaitForAsync(@"^restart web\? y or n");
        terminal.Type("y");
        await terminal.WaitForAsync("^restart web: done");
        Assert.NotEqual(before, await PidAsync(container, "web"));
        terminal.Type("w");
        await terminal.WaitForAsync("^why web");
        terminal.Type("q");
        await terminal.WaitForAsync("^> web");
        terminal.Type("q");
        await terminal.WaitForAsync(@"^\[ended 0\]");

        string Chosen() => Regex.Match(terminal.Screen, @"^> (\S+)", RegexOptions.Multiline).Groups[1].Value;
    }

    [Fact]
    public async Task Services_run_outside_a_container_with_a_run_of_their_own()
    {
        using var image = new Image().WithCapabilities("CAP_SYS_ADMIN").WithEntrypoint("/bin/sh", "-c")
            .WithFile("/src/web/type", "longrun\n").WithFile("/src/web/run", "#!/probe serve-ready\n").WithFile("/src/web/notification-fd", "3\n");
        const string Script = "rm -rf /var/run; mkdir -p /var; ln -s /run /var/run; cd /out && /command/actors up /src -- /bin/sh -c '/command/actors status web && pwd; exit 9'; echo code $?; ls /run/s6 /run/actors; "
            + "/command/actors run -- /bin/sh -c 'exit 4'; echo code $?";
        await using var container = await image.RunAsync(Script);
        Assert.Matches("(?m)^web +up ", container.StandardOutput);
        Assert.Contains("/out\ncode 9\n", container.StandardOutput);
        Assert.EndsWith("code 4\n", container.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("control", container.StandardOutput[container.StandardOutput.IndexOf("code 9", StringComparison.Ordinal)..]);
    }

    private static Image Shop() => new Image()
        .WithOneshot("prepare", up: "/probe exit 0")
        .WithLongrun("db", run: "#!/probe serve-ready\n", dependencies: ["prepare"], notificationFd: 3)
        .WithLongrun("web", run: "#!/probe serve-ready\n", dependencies: ["db"], notificationFd: 3);

    private static async Task ReadyAsync(Container container)
    {
        await container.WaitForTraceAsync("^up web");
        // The boot is over a moment after the last service is ready.
        while ((await container.ExecAsync(Actors, "health")).ExitCode != 0)
            await Task.Delay(20);
    }

    private static async Task<string> SuccessAsync(Container container, params string[] arguments)
    {
        var result = await container.ExecAsync([Actors, .. arguments]);
        Assert.True(result.ExitCode == 0, $"actors {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.StandardError}");
        return result.StandardOutput;
    }

    private static async Task<int> PidAsync(Container container, string service)
    {
        using var document = JsonDocument.Parse(await SuccessAsync(container, "status", "--json", service));
        return document.RootElement.GetProperty("services")[0].GetProperty("pid").GetInt32();
    }
}
