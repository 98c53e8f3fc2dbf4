using System.Text.Json;
using Actors.Containers.Tests.Harness;
using Actors.Control;

namespace Actors.Containers.Tests;

/// <summary><c>actors config</c> and <c>actors env</c>: what is in effect, and who said so.</summary>
public sealed class ConfigTests
{
    private const string Actors = "/command/actors";
    private const string Policies = "/etc/actors/actors.conf";

    [Fact]
    public async Task Every_setting_is_shown_with_the_file_and_line_the_variable_or_the_directory_that_it_is_from()
    {
        using var image = new Image()
            .WithFile(Policies, "actors {\n  services.\"w*\".restart.mode = on-failure\n  groups.site.services = [web]\n}\n")
            .WithFile("/etc/actors/conf.d/20-web.conf", "actors.services.web {\n  stop.timeout = 9s\n  process.environment.TOKEN = abc\n}\n")
            .WithEnvironment("ACTORS_SERVICES__WEB__RESTART__JITTER", "0.5")
            .WithEnvironment("S6_KILL_GRACETIME", "100")
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3)
            .WithServiceFile("web", "down-signal", "SIGQUIT\n")
            .WithLongrun("db", run: "#!/probe serve-ready\n");
        await using var container = image.Start("sleep", "1000");
        await container.WaitForTraceAsync("^up web$");

        var all = await ReadAsync(container, "config");
        Assert.Equal(("100", "3000"), (all[""]["S6_KILL_GRACETIME"].Value, all[""]["S6_KILL_GRACETIME"].Otherwise));
        Assert.Equal(("[web]", $"{Policies}:3"), Of(all[""]["actors.groups.site.services"]));
        var web = all["web"];
        Assert.Equal(("on-failure", $"{Policies}:2"), Of(web["restart.mode"]));
        Assert.Equal(("9s", "/etc/actors/conf.d/20-web.conf:2"), Of(web["stop.timeout"]));
        Assert.Equal(("0.5", "ACTORS_SERVICES__WEB__RESTART__JITTER"), Of(web["restart.jitter"]));
        Assert.Equal(("SIGQUIT", "/etc/s6-overlay/s6-rc.d/web/down-signal"), Of(web["stop.signal"]));
        Assert.Equal(("1m", "default"), Of(web["restart.max-backoff"]));
        Assert.Equal(("SIGTERM", "default"), Of(all["db"]["stop.signal"]));

        var one = await ReadAsync(container, "config", "db");
        Assert.Equal(["db"], one.Keys);
        var changed = await ReadAsync(container, "config", "--changed");
        Assert.Equal(["", "web"], changed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["notification-fd", "process.environment.TOKEN", "restart.jitter", "restart.mode", "stop.signal", "stop.timeout"], changed["web"].Keys.Order(StringComparer.Ordinal));

        var text = (await container.ExecAsync(Actors, "config", "--changed", "web")).StandardOutput;
        Assert.Matches($"(?m)^restart.mode +on-failure +{Policies}:2$", text);
        Assert.Equal("everything is as by default\n", (await container.ExecAsync(Actors, "config", "--changed", "db")).StandardOutput);
        Assert.Equal(1, (await container.ExecAsync(Actors, "config", "wbe")).ExitCode);

        // Who may only read sees which variables there are, and not what they hold.
        var stranger = await container.ExecAsync("/command/s6-setuidgid", "1234:1234", Actors, "config", "web");
        Assert.Equal(0, stranger.ExitCode);
        Assert.Matches(@"process.environment.TOKEN +\*+ +/etc/actors/conf.d/20-web.conf:3", stranger.StandardOutput);
        Assert.DoesNotContain("abc", stranger.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_names_the_policy_that_sets_it_and_a_secret_is_shown_only_to_who_asks()
    {
        using var image = new Image()
            .WithFile("/run-secret", "hunter2\n")
            .WithFile("/etc/web.env", "COLOUR=blue\n")
            .WithFile(Policies, """
                actors.services.web {
                  command = [sleep, 1000]
                  process.environment.MODE = test
                  process.environment-files = [/etc/web.env]
                  process.secrets = prefix
                }
                actors.services.prepare { type = oneshot, command = "true", process.environment.STEP = one }
                """)
            .WithEnvironment("FILE__PASSWORD", "/run-secret")
            .WithEnvironment("SHARED", "yes");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^up /$");
        using var client = await container.ControlAsync();
        foreach (var state in new[] { "up", "down" })
        {
            var variables = client.Environment("web").Variables.ToDictionary(variable => variable.Name);
            Assert.Equal(new EnvironmentVariable("MODE", "test", "policy", $"{Policies}:3"), variables["MODE"]);
            Assert.Equal(new EnvironmentVariable("COLOUR", "blue", "policy", $"{Policies}:4") { File = "/etc/web.env" }, variables["COLOUR"]);
            Assert.Equal(new EnvironmentVariable("PASSWORD", "********", "policy", $"{Policies}:5") { File = "/run-secret", IsSecret = true }, variables["PASSWORD"]);
            Assert.Equal(("yes", "container"), (variables["SHARED"].Value, variables["SHARED"].Origin));
            Assert.DoesNotContain("FILE__PASSWORD", variables.Keys);
            if (state == "up")
                Assert.Equal(0, (await container.ExecAsync(Actors, "stop", "web")).ExitCode);
        }

        Assert.Equal($"{Policies}:7", client.Environment("prepare").Variables.Single(variable => variable.Name == "STEP").Source);
        Assert.DoesNotContain("hunter2", (await container.ExecAsync(Actors, "env", "web")).StandardOutput, StringComparison.Ordinal);
        Assert.Matches($@"PASSWORD +hunter2 +policy +/run-secret \({Policies}:5\)", (await container.ExecAsync(Actors, "env", "--secrets", "web")).StandardOutput);
        Assert.Contains(client.Audit(), entry => entry is { Verb: "env", Detail: "web with secrets" });
        var stranger = await container.ExecAsync("/command/s6-setuidgid", "1234:1234", Actors, "env", "--secrets", "web");
        Assert.Equal(1, stranger.ExitCode);
        Assert.DoesNotContain("hunter2", stranger.StandardOutput, StringComparison.Ordinal);
    }

    private static (string Value, string Source) Of(ConfigSetting setting) => (setting.Value, setting.Source);

    /// <summary>The settings of each service, and under the empty name those of the container.</summary>
    private static async Task<Dictionary<string, Dictionary<string, ConfigSetting>>> ReadAsync(Container container, params string[] arguments)
    {
        var result = await container.ExecAsync([Actors, .. arguments, "--json"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        using var document = JsonDocument.Parse(result.StandardOutput);
        var all = document.RootElement.GetProperty("services").EnumerateArray().ToDictionary(service => service.GetProperty("name").GetString()!, Settings);
        if (document.RootElement.GetProperty("settings").GetArrayLength() > 0)
            all[""] = Settings(document.RootElement);
        return all;
    }

    private static Dictionary<string, ConfigSetting> Settings(JsonElement json) => json.GetProperty("settings").EnumerateArray().ToDictionary(
        setting => setting.GetProperty("name").GetString()!,
        setting => new ConfigSetting(
            setting.GetProperty("name").GetString()!, setting.GetProperty("value").GetString()!, setting.GetProperty("source").GetString()!,
            setting.TryGetProperty("default", out var otherwise) ? otherwise.GetString() : null));
}
