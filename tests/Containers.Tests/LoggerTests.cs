using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Loggers that pid 1 does itself are, to all who look, the loggers that they stand for.</summary>
public sealed class LoggerTests
{
    private const string Logs = "/out/logs";

    [Fact]
    public async Task A_logger_of_another_user_has_that_users_files_and_pid_and_no_logger_process_runs()
    {
        using var image = Talking($"#!/bin/sh\nexec s6-setuidgid app s6-log n3 {Logs}\n")
            .WithFile("/main", $$"""
                #!/bin/sh
                until grep -q line {{Logs}}/current 2> /dev/null; do sleep 0.05; done
                stat -c '%n %U:%G %a' {{Logs}} {{Logs}}/current {{Logs}}/lock
                pid=$(s6-svstat -o pid /run/service/talk-log)
                awk '/^Uid:/ { print "uid", $2, $5 }' /proc/$pid/status
                for process in /proc/[0-9]*; do tr '\0' ' ' < $process/cmdline | grep -q '^s6-log' && echo process; done
                readlink /proc/1/fd/1 > /dev/null && echo open
                s6-svc -r /run/service/talk-log; s6-svwait -t 20000 -u /run/service/talk-log && echo again
                """, executable: true);
        await using var container = await image.RunAsync("/start");
        var app = container.Trace[3].Split(' ')[1];
        Assert.Equal(
            [$"{Logs} app:app 700", $"{Logs}/current app:app 644", $"{Logs}/lock app:app 644", $"uid {app} {app}", "open", "again"], container.Trace);
        Assert.NotEqual("0", app);
    }

    [Fact]
    public async Task A_link_in_a_users_log_directory_leads_its_logger_nowhere_that_the_user_cannot_go()
    {
        using var image = Talking($"#!/bin/sh\nexec s6-setuidgid app s6-log {Logs}/app\n")
            .WithOneshot("trap", up: "/trap", dependencies: ["base"])
            .WithServiceFile("talk-log", "dependencies.d/trap", "")
            .WithFile("/trap", $$"""
                #!/bin/sh
                echo secret > /root/secret; chmod 600 /root/secret; chmod 700 /root
                mkdir -p {{Logs}}/app; chown app {{Logs}}/app
                s6-setuidgid app ln -s /root/secret {{Logs}}/app/current
                """, executable: true)
            .WithFile("/main", $$"""
                #!/bin/sh
                until s6-svdt /run/service/talk-log | grep -q 'exitcode 111'; do sleep 0.05; done
                cat /root/secret
                """, executable: true);
        await using var container = await image.RunAsync("/start");
        Assert.Equal(["secret"], container.Trace);
        Assert.Contains("s6-log: fatal: ", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_processor_is_the_user_of_its_logger()
    {
        using var image = Talking($"#!/bin/sh\nexec s6-setuidgid app s6-log '!/processor' {Logs}\n")
            .WithFile("/processor", "#!/bin/sh\nid -u; id -g; pwd; cat\n", executable: true)
            .WithFile("/main", $$"""
                #!/bin/sh
                until grep -q line {{Logs}}/current 2> /dev/null; do sleep 0.05; done
                s6-svc -a /run/service/talk-log
                until ls {{Logs}}/@*.s > /dev/null 2>&1; do sleep 0.05; done
                cat {{Logs}}/@*.s; id -u app; id -g app
                """, executable: true);
        await using var container = await image.RunAsync("/start");
        Assert.Equal([container.Trace[^2], container.Trace[^1], Logs, "line", container.Trace[^2], container.Trace[^1]], container.Trace);
    }

    [Theory]
    [InlineData("1", "0")]
    [InlineData("0", "1")]
    public async Task A_switch_makes_processes_of_them(string inProcess, string processes)
    {
        using var image = Talking($"#!/bin/sh\nexec logutil-service {Logs}\n")
            .WithEnvironment("ACTORS_LOGGING_IN_PROCESS", inProcess)
            .WithFile("/main", $$"""
                #!/bin/sh
                until grep -q line {{Logs}}/current 2> /dev/null; do sleep 0.05; done
                count=0
                for process in /proc/[0-9]*; do tr '\0' ' ' < $process/cmdline | grep -q -- '{{Logs}}' && [ ${process##*/} != $$ ] && count=$((count+1)); done
                echo $count
                """, executable: true);
        await using var container = await image.RunAsync("/start");
        Assert.Equal([processes], container.Trace);
        Assert.DoesNotContain("unknown key", container.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_lines_of_a_service_are_logged()
    {
        using var image = new Image()
            .WithLongrun("talk", run: "#!/bin/sh\ntrap 'i=0; while [ $i -lt 2000 ]; do i=$((i+1)); echo last $i; done; exit 0' TERM\necho first\nwhile :; do sleep 0.02; done\n")
            .WithServiceFile("talk", "producer-for", "talk-log\n")
            .WithLongrun("talk-log", run: $"#!/bin/sh\nexec s6-log n3 s1000000 {Logs}\n")
            .WithServiceFile("talk-log", "consumer-for", "talk\n")
            .WithFile("/main", $"#!/bin/sh\nuntil grep -q first {Logs}/current 2> /dev/null; do sleep 0.05; done\n", executable: true);
        await using var container = await image.RunAsync("/main");
        Assert.Equal(["first", .. Enumerable.Range(1, 2000).Select(number => $"last {number}")], Container.Lines(container.ReadFile("logs/current")));
    }

    [Theory]
    [InlineData("s6-log n3")]
    [InlineData("logutil-service")]
    public async Task A_pid_1_that_has_replaced_itself_goes_on_logging(string logger)
    {
        using var image = new Image()
            .WithEnvironment("S6_LOGGING_SCRIPT", "n3")
            .WithLongrun("talk", run: "#!/bin/sh\necho before\nuntil [ -e /out/go ]; do sleep 0.05; done\necho after\nexec sleep 1000\n")
            .WithServiceFile("talk", "producer-for", "talk-log\n")
            .WithLongrun("talk-log", run: $"#!/bin/sh\nexec {logger} {Logs}\n")
            .WithServiceFile("talk-log", "consumer-for", "talk\n")
            .WithFile("/main", $$"""
                #!/bin/sh
                until grep -q before {{Logs}}/current 2> /dev/null; do sleep 0.05; done
                touch /out/logged
                until grep -q after {{Logs}}/current 2> /dev/null; do sleep 0.05; done
                cat {{Logs}}/@* {{Logs}}/current > /out/trace
                """, executable: true);
        await using var container = image.Start("/main");
        await container.WaitForFileAsync("logged");
        await container.ExecAsync("kill", "-ILL", "1");
        await container.WaitForOutputAsync("has replaced itself");
        await container.ExecAsync("touch", "/out/go");
        await container.WaitForExitAsync();
        Assert.Equal(["before", "after"], container.Trace);
    }

    /// <summary>A service that writes one line, and its logger; <c>/start</c> runs <c>/main</c> with its output in the trace.</summary>
    private static Image Talking(string logger) => new Image()
        .WithLongrun("talk", run: "#!/bin/sh\necho line\nexec sleep 1000\n")
        .WithServiceFile("talk", "producer-for", "talk-log\n")
        .WithLongrun("talk-log", run: logger)
        .WithServiceFile("talk-log", "consumer-for", "talk\n")
        .WithFile("/start", "#!/bin/sh\nexec /main > /out/trace\n", executable: true);
}
