using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>s6-rc and s6-rc-db in a running container say to their caller what s6-rc says, and nobody else.</summary>
public sealed class RcToolTests
{
    private const string Sleep = "#!/bin/sh\nexec sleep 1000\n";

    [Fact]
    public async Task A_change_tells_its_caller_what_is_done_from_the_verbosity_that_was_asked_for()
    {
        using var image = Shop();
        await using var container = await StartAsync(image);
        var up = await RcAsync(container, "s6-rc -v2 -u change task");
        Assert.Equal(0, up.ExitCode);
        Assert.Equal(
            ["s6-rc: info: service web: starting", "s6-rc: info: service task: starting", "s6-rc: info: service web successfully started", "s6-rc: info: service task successfully started"],
            Container.Lines(up.StandardError));
        Assert.DoesNotContain("service task", container.StandardError, StringComparison.Ordinal);

        var down = await RcAsync(container, "s6-rc -d change web");
        Assert.Equal(1, down.ExitCode);
        Assert.Equal("s6-rc: warning: unable to stop service task: command exited 1\n", down.StandardError);
        Assert.Equal("", (await RcAsync(container, "s6-rc -v0 -d change web")).StandardError);
    }

    [Fact]
    public async Task A_dry_run_shows_the_commands_and_moves_nothing()
    {
        using var image = Shop();
        await using var container = await StartAsync(image);
        Assert.Equal(
            new ExecResult(0, "", "s6-rc-dryrun: s6-svc -uwu -T 0 -- /run/s6-rc/servicedirs/web\n"
                + "s6-rc-dryrun: s6-sudo -el0 -t 30000 -T 700 -- /run/s6-rc/servicedirs/s6rc-oneshot-runner/s up 0  # task\n"),
            await RcAsync(container, "s6-rc -n 0 -u change task"));
        Assert.DoesNotContain("web\n", (await RcAsync(container, "s6-rc -a list")).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_hide_essential_services_when_asked_to()
    {
        using var image = Shop();
        await using var container = await StartAsync(image);
        Assert.Contains("s6rc-oneshot-runner\n", (await RcAsync(container, "s6-rc -a list")).StandardOutput, StringComparison.Ordinal);
        Assert.Contains("s6rc-oneshot-runner\n", (await RcAsync(container, "s6-rc -aeE list")).StandardOutput, StringComparison.Ordinal);
        Assert.Equal("fix-attrs\nlegacy-cont-init\nlegacy-services\n", (await RcAsync(container, "s6-rc -ae list")).StandardOutput);
        Assert.Equal("task\nfix-attrs\nlegacy-cont-init\nlegacy-services\n", (await RcAsync(container, "s6-rc-db -e list oneshots")).StandardOutput);
    }

    [Fact]
    public async Task S6_rc_db_answers_for_the_database_that_is_named()
    {
        using var image = Shop();
        await using var container = await StartAsync(image);
        Assert.Equal("web\n", (await RcAsync(container, "s6-rc-db -c /run/s6/db dependencies task | grep web")).StandardOutput);
        Assert.Equal("legacy-cont-init\nfix-attrs\ntask\nweb\ns6rc-oneshot-runner\n", (await RcAsync(container, "s6-rc-db all-dependencies task")).StandardOutput);
        var other = await RcAsync(container, """
            mkdir -p /tmp/sources/other; cd /tmp/sources/other; echo oneshot >type; echo true >up
            s6-rc-compile /tmp/db /tmp/sources && s6-rc-db -c /tmp/db list oneshots
            """);
        Assert.Equal(new ExecResult(0, "other\n", ""), other);
        Assert.Equal(new ExecResult(111, "", "s6-rc-db: fatal: unable to take lock on /nowhere: No such file or directory\n"), await RcAsync(container, "s6-rc-db -c /nowhere list all"));
        Assert.Equal(new ExecResult(111, "", "s6-rc: fatal: unable to take locks: No such file or directory\n"), await RcAsync(container, "s6-rc -l /nowhere list"));
        Assert.Equal(new ExecResult(100, "", "s6-rc-db: fatal: unknown command: bogus\n"), await RcAsync(container, "s6-rc-db bogus"));
    }

    [Fact]
    public async Task A_service_is_linked_into_the_scan_directory_and_a_supervisor_that_is_told_to_leave_is_replaced()
    {
        using var image = Shop();
        await using var container = await StartAsync(image);
        var linked = await RcAsync(container, """
            mkdir -p /tmp/new; printf '#!/bin/sh\n[ ! -e /tmp/ran ] || /probe trace again\n: >/tmp/ran\nexec sleep 1000\n' >/tmp/new/run; chmod +x /tmp/new/run
            s6-svlink /run/service /tmp/new && s6-svwait -u /run/service/new && s6-svstat -o up /run/service/new
            """);
        Assert.Equal(new ExecResult(0, "true\n", ""), linked);
        // As s6-svscan does while the service is in its directory.
        Assert.Equal(0, (await RcAsync(container, "s6-svc -xd /run/service/new")).ExitCode);
        await container.WaitForTraceAsync("^again$");
        Assert.Equal(new ExecResult(1, "", ""), await RcAsync(container, "s6-svunlink /run/service new && s6-svok /tmp/new"));
    }

    private static Image Shop() => new Image()
        .WithLongrun("web", run: Sleep)
        .WithOneshot("task", up: "true", down: "false", dependencies: ["web"])
        .WithServiceFile("task", "timeout-up", "700\n")
        .WithDormant("web").WithDormant("task");

    private static async Task<Container> StartAsync(Image image)
    {
        var container = image.Start();
        await container.WaitForOutputAsync("legacy-services successfully started");
        return container;
    }

    private static Task<ExecResult> RcAsync(Container container, string commands) => container.ExecAsync("/bin/sh", "-c", "PATH=/command:$PATH; " + commands);
}
