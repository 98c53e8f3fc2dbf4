using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>What the kernel refuses to execute: as under s6-overlay it is said and tried again each minute, and who waits for it waits no longer than its timeout-up.</summary>
public sealed class UnexecutableTests
{
    private const string Refused = @"^s6-supervise web: warning: unable to spawn \./run \(waiting 60 seconds\): ";

    [Theory]
    [InlineData("mode=755")]
    [InlineData("nosuid,noexec,mode=755")] // with s6-overlay such a container ends at once
    public async Task A_run_without_an_interpreter_is_not_executed_and_the_rest_of_the_container_is_as_ever(string mount)
    {
        using var image = new Image()
            .WithLongrun("web", run: "echo run >> /out/trace\n")
            .WithServiceFile("web", "timeout-up", "500\n")
            .WithLongrun("above", run: "#!/probe serve-ready\n", dependencies: ["web"], notificationFd: 3)
            .WithLongrun("apart", run: "#!/probe serve-ready\n", notificationFd: 3)
            .WithRun(mount);
        await using var container = image.Start("/probe", "serve");
        await container.WaitForOutputAsync(Refused + "Exec format error$");
        await container.WaitForOutputAsync("^s6-rc: warning: unable to start service web: command exited 99$");
        await container.WaitForTraceAsync("^up /$"); // the CMD
        Assert.Contains("its run could not be executed (Exec format error): begin /etc/s6-overlay/s6-rc.d/web/run with #!/bin/sh, or #!/command/with-contenv sh", await container.ActorsAsync("why", "web"), StringComparison.Ordinal);
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(["down /", "down apart", "up /", "up apart"], container.Trace.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_service_directory_on_a_noexec_mount_is_refused_and_runs_once_it_may()
    {
        using var image = new Image();
        await using var container = image.Start("/probe", "serve");
        var added = await container.ExecAsync("/bin/sh", "-c", """
            mkdir /dev/shm/web && printf '#!/bin/sh\necho web >> /out/trace\nexec sleep 1000\n' > /dev/shm/web/run && chmod 755 /dev/shm/web/run &&
            ln -s /dev/shm/web /run/service/web && /command/s6-svscanctl -a /run/service
            """);
        Assert.Equal(0, added.ExitCode);
        await container.WaitForOutputAsync(Refused + "Permission denied$");
        var why = await container.ActorsAsync("why", "web");
        Assert.Contains("web waits: its run could not be executed: Permission denied; it is tried again after a minute", why, StringComparison.Ordinal);
        Assert.Contains("/dev/shm/web is on a file system that is mounted noexec: mount it without that, or put the service elsewhere", why, StringComparison.Ordinal);
        // A request does not wait for the minute.
        var moved = await container.ExecAsync("/bin/sh", "-c", "cp /dev/shm/web/run /run/web-run && rm /dev/shm/web/run && ln -s /run/web-run /dev/shm/web/run && /command/s6-svc -u /run/service/web");
        Assert.Equal(0, moved.ExitCode);
        await container.WaitForTraceAsync("^web$");
    }
}
