using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>Images that call, patch or replace what s6-overlay has at fixed paths.</summary>
public sealed class PackagePathTests
{
    private const string Sources = "/etc/s6-rc/sources";

    [Theory]
    [InlineData("/package/admin/s6-overlay")]
    [InlineData("/package/admin/s6-overlay-3.2.1.0")]
    [InlineData("/package/admin/s6-overlay-3.1.6.2")]
    public async Task Services_that_an_image_adds_to_the_overlays_own_run_in_their_place(string folder)
    {
        using var image = new Image()
            .WithFile($"{folder}{Sources}/base/contents.d/banner", "")
            .WithFile($"{folder}{Sources}/banner/type", "oneshot")
            .WithFile($"{folder}{Sources}/banner/up", "/package/admin/s6-overlay/etc/s6-rc/scripts/banner")
            .WithFile($"{folder}{Sources}/legacy-cont-init/dependencies.d/banner", "")
            .WithFile($"{folder}/etc/s6-rc/scripts/banner", "#!/bin/sh\nexec /probe trace banner\n", executable: true)
            .WithFile("/etc/cont-init.d/10-init", "#!/bin/sh\nexec /probe trace cont-init\n", executable: true);
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(["banner", "cont-init", "CMD"], container.Trace);
    }

    [Theory]
    [InlineData("/package/admin/s6-overlay", 0)]
    [InlineData("/package/admin/s6-overlay-3.2.0.3", 0)]
    [InlineData("/package/admin/s6-overlay", 1000)]
    public async Task An_image_may_have_an_init_of_its_own_that_calls_suexec_preinit_and_stage0(string folder, int user)
    {
        using var image = new Image()
            .WithFile("/own-init", $"#!/bin/sh -e\nexport PATH=/command:/usr/bin:/bin\nexec s6-overlay-suexec ' {folder}/libexec/preinit' '' {folder}/libexec/stage0 \"$@\"\n", executable: true)
            .WithEntrypoint("/own-init").WithUser(user, user).WithRun("mode=755")
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = await image.RunAsync("/probe", "trace", "CMD");
        Assert.Equal(["up web", "CMD", "down web"], container.Trace);
    }

    [Fact]
    public async Task Commands_are_where_the_packages_of_the_overlay_have_them()
    {
        using var image = new Image().WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3);
        await using var container = image.Start();
        await container.WaitForTraceAsync("^up web$");
        foreach (var command in new[]
        {
            "/package/admin/s6/command/s6-svok", "/command/s6-svok", "/package/admin/s6-overlay/command/s6-svok",
        })
            Assert.Equal(0, (await container.ExecAsync(command, "/run/service/web")).ExitCode);
        foreach (var live in new[] { "/run/service/web", "/run/s6-rc/servicedirs/web", "/var/run/service/web" })
            Assert.StartsWith("up (pid", (await container.ExecAsync("/package/admin/s6/command/s6-svstat", live)).StandardOutput, StringComparison.Ordinal);
        foreach (var chain in new[] { "/package/admin/execline/command/foreground", "/package/admin/s6-overlay/command/with-contenv", "/package/admin/s6-portable-utils/command/s6-env" })
            Assert.Equal("there\n", (await container.ExecAsync(chain.EndsWith("foreground", StringComparison.Ordinal)
                ? [chain, " /probe", " print", " there", "", "/probe", "exit", "0"]
                : [chain, "/probe", "print", "there"])).StandardOutput);
        Assert.Equal("0\n", (await container.ExecAsync("/bin/cat", "/run/s6-linux-init-container-results/exitcode")).StandardOutput);
    }
}
