using System.Runtime.InteropServices;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Other services while the container runs.</summary>
public sealed class UpdateTests
{
    private const string Trace = "#!/bin/sh\n/probe trace \"$1\"\nexec sleep 1000\n";

    [Fact]
    public async Task What_need_not_move_keeps_its_process_what_is_gone_stops_what_is_needed_starts_and_a_renamed_service_goes_on()
    {
        using var image = new Image()
            .WithLongrun("stays", run: Trace).WithLongrun("goes", run: Trace).WithLongrun("old", run: Trace).WithLongrun("client", run: Trace, dependencies: ["stays"])
            .WithFile("/change", """
                #!/bin/sh -e
                cd /etc/s6-overlay/s6-rc.d
                rm -r goes ../user-bundles.d/user/contents.d/goes
                mv old new; mv ../user-bundles.d/user/contents.d/old ../user-bundles.d/user/contents.d/new
                cp -r stays needed; : > client/dependencies.d/needed; : > ../user-bundles.d/user/contents.d/needed

                """, executable: true);
        await using var container = image.Start();
        foreach (var name in new[] { "stays", "goes", "old", "client" })
            await container.WaitForTraceAsync($"^{name}$");
        await container.WaitForOutputAsync("legacy-services successfully started");
        var (stays, old, client) = (await PidAsync(container, "stays"), await PidAsync(container, "old"), await PidAsync(container, "client"));

        Assert.Equal(0, (await container.ExecAsync("/change")).ExitCode);
        var answer = await AskAsync(container, """{"verb":"update","block":true,"conversions":["old -> new"]}""");
        Assert.Contains("\"exit\":0", answer, StringComparison.Ordinal);
        await container.WaitForTraceAsync("^needed$");
        Assert.Equal(stays, await PidAsync(container, "stays"));
        Assert.Equal(old, await PidAsync(container, "new"));
        Assert.NotEqual(client, await PidAsync(container, "client"));
        Assert.NotEqual(0, (await container.ExecAsync("/command/s6-svok", "/run/service/goes")).ExitCode);
        Assert.NotEqual(0, (await container.ExecAsync("/command/s6-svok", "/run/service/old")).ExitCode);

        // The renamed one is supervised under its new name: it can be told to go down, and comes up again from its new directory.
        Assert.Equal(0, (await container.ExecAsync("/command/s6-rc", "-d", "change", "new")).ExitCode);
        Assert.Equal(0, (await container.ExecAsync("/command/s6-rc", "-u", "change", "new")).ExitCode);
        await container.WaitForTraceAsync("^new$");
        await container.SignalAsync(PosixSignal.SIGTERM);
        await container.WaitForExitAsync();
        Assert.Equal(0, container.ExitCode);
    }

    [Fact]
    public async Task The_same_is_done_with_s6_rc_compile_and_s6_rc_update()
    {
        const string Sources = "/etc/s6-overlay/s6-rc.d /etc/s6-overlay/user-bundles.d /package/admin/s6-overlay/etc/s6-rc/sources";
        using var image = new Image().WithLongrun("stays", run: Trace).WithLongrun("goes", run: Trace);
        await using var container = image.Start();
        await container.WaitForTraceAsync("^stays$");
        await container.WaitForOutputAsync("legacy-services successfully started");
        var stays = await PidAsync(container, "stays");
        var change = await container.ExecAsync("/bin/sh", "-ec", $"""
            PATH=/command:$PATH; cd /etc/s6-overlay/s6-rc.d
            cp -r stays comes; : > ../user-bundles.d/user/contents.d/comes
            rm -r goes ../user-bundles.d/user/contents.d/goes
            s6-rc-compile /run/next {Sources}
            s6-rc-update /run/next
            s6-rc -u change comes
            """);
        Assert.Equal((0, ""), (change.ExitCode, change.StandardError));
        await container.WaitForTraceAsync("^comes$");
        Assert.Equal(stays, await PidAsync(container, "stays"));
        Assert.NotEqual(0, (await container.ExecAsync("/command/s6-svok", "/run/service/goes")).ExitCode);
    }

    [Fact]
    public async Task Sources_that_do_not_compile_change_nothing_and_the_answer_says_why()
    {
        using var image = new Image().WithLongrun("web", run: Trace);
        await using var container = image.Start();
        await container.WaitForOutputAsync("legacy-services successfully started");
        var pid = await PidAsync(container, "web");
        Assert.Equal(0, (await container.ExecAsync("/bin/touch", "/etc/s6-overlay/s6-rc.d/web/dependencies.d/nothing")).ExitCode);
        var answer = await AskAsync(container, """{"verb":"update"}""");
        Assert.Contains("\"exit\":4", answer, StringComparison.Ordinal);
        Assert.Contains("undefined service name nothing", answer, StringComparison.Ordinal);
        Assert.Equal(pid, await PidAsync(container, "web"));
    }

    private static async Task<string> PidAsync(Container container, string service)
    {
        var status = await container.ExecAsync("/command/s6-svstat", "-o", "pid", $"/run/service/{service}");
        Assert.Equal(0, status.ExitCode);
        return status.StandardOutput;
    }

    private static async Task<string> AskAsync(Container container, string request)
    {
        var answer = await container.ExecAsync("/command/s6-ipcclient", "-l0", "/run/actors/control", "/bin/sh", "-c", $"echo '{request}' >&7; head -n 1 <&6");
        return answer.StandardOutput + answer.StandardError;
    }
}
