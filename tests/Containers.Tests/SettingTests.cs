using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>S6_ variables, and what they change.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task Patterns_in_the_hook_and_before_the_CMD_are_expanded_and_nothing_else()
    {
        using var image = new Image()
            .WithFile("/some/b", "").WithFile("/some/a", "").WithFile("/bin/traces", "#!/bin/sh\nexec /probe trace \"$*\"\n", executable: true)
            .WithEnvironment("S6_STAGE2_HOOK", "/bin/trac[e]s hook /some/* '$HOME' /none*")
            .WithEnvironment("S6_CMD_ARG0", "/bin/trace? before /some/?");
        await using var container = await image.RunAsync("CMD");
        Assert.Equal(["hook /some/a /some/b '$HOME' /none*", "before /some/a /some/b CMD"], container.Trace);
    }

    [Fact]
    public async Task The_boot_waits_until_a_descriptor_is_closed_that_was_named()
    {
        using var image = new Image()
            .WithFile("/own-init", """
                #!/bin/sh
                mkfifo /tmp-fifo
                (exec 5>/tmp-fifo; until [ -e /out/go ]; do sleep 0.01; done; /probe trace released) &
                exec 4</tmp-fifo
                exec /init "$@"

                """, executable: true)
            .WithEntrypoint("/own-init").WithEnvironment("S6_WAIT_FOR_CLOSING_FD", "4");
        await using var container = image.Start("/probe", "trace", "CMD");
        await container.WaitForOutputAsync("preinit: info: /run permissions");
        Assert.Empty(container.Trace);
        await File.WriteAllTextAsync(Path.Combine(container.Out, "go"), "");
        await container.WaitForExitAsync();
        Assert.Equal(["released", "CMD"], container.Trace);
    }

    [Fact]
    public async Task The_pid_of_a_CMD_that_receives_signals_is_in_cmdpid()
    {
        using var image = new Image().WithEnvironment("S6_CMD_RECEIVE_SIGNALS", "1");
        await using var container = image.Start(
            "/bin/sh", "-c", "trap '/probe trace term; exit 9' TERM; until [ -s /run/s6/cmdpid ]; do sleep 0.01; done; [ $(cat /run/s6/cmdpid) = $$ ] && /probe trace same; while :; do sleep 0.05; done");
        await container.WaitForTraceAsync("^same$");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(["same", "term"], container.Trace);
        Assert.Equal(9, container.ExitCode);
    }

    [Fact]
    public async Task What_docker_exec_has_started_gets_its_time_at_the_end()
    {
        using var image = new Image();
        await using var container = image.Start();
        var guest = container.ExecAsync("/bin/sh", "-c", "trap 'sleep 0.5; /probe trace gone; exit' TERM; /probe trace guest; while :; do sleep 0.05; done");
        await container.WaitForTraceAsync("^guest$");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        await guest;
        Assert.Equal(["guest", "gone"], container.Trace);
    }

    [Fact]
    public async Task A_service_can_have_a_pid_namespace_of_its_own()
    {
        using var image = new Image().WithCapabilities("CAP_SYS_ADMIN")
            .WithLongrun("web", run: "#!/bin/sh\n/probe trace \"pid $$\"\nexec sleep 1000\n").WithServiceFile("web", "flag-newpidns", "")
            .WithLongrun("other", run: "#!/bin/sh\n[ $$ -gt 1 ] && /probe trace other\nexec sleep 1000\n", dependencies: ["web"]);
        await using var container = image.Start();
        await container.WaitForTraceAsync("^pid 1$");
        await container.WaitForTraceAsync("^other$");
    }

    [Fact]
    public async Task Without_the_capability_for_a_pid_namespace_the_service_says_so()
    {
        using var image = new Image()
            .WithLongrun("web", run: "#!/bin/sh\nexec sleep 1000\n").WithServiceFile("web", "flag-newpidns", "");
        await using var container = image.Start();
        await container.WaitForOutputAsync("s6-supervise web: warning: unable to spawn ./run .waiting 60 seconds.: Operation not permitted");
    }
}
