using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary><c>actors.control</c>: who may do what, on this machine and on others, and how that changes while the container runs.</summary>
public sealed class ControlPolicyTests
{
    private const string Actors = "/command/actors";
    private const string Key = "0123456789abcdef0123456789abcdef\n";
    private const string OtherKey = "fedcba9876543210fedcba9876543210\n";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Levels_are_those_of_the_policy_by_name_and_number_and_others_have_theirs()
    {
        using var image = Serving("control { others = none, users { 1234 = change, nobody = all, 77 = read } }")
            .WithFile("/etc/passwd", "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n");
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^web$");
        await container.WaitForBootAsync();
        //                            read   change  all
        await MayAsync(container, 4321, false, false, false);
        await MayAsync(container, 77, true, false, false);
        await MayAsync(container, 1234, true, true, false);
        await MayAsync(container, 65534, true, true, true);
        Assert.Matches("uid 1234 pid [0-9]+ +restart web +done", await container.ActorsAsync("audit"));
        Assert.Matches("uid 77 pid [0-9]+ +restart web +not-permitted", await container.ActorsAsync("audit"));

        await container.WritePolicyAsync("actors { control { others = read, users.1234 = none }, services.web.command = \"echo web >> /out/trace; exec sleep 1000\" }");
        _ = await container.ActorsAsync("config", "reload");
        await MayAsync(container, 4321, true, false, false);
        await MayAsync(container, 1234, false, false, false);
        await MayAsync(container, 0, true, true, true);
    }

    [Fact]
    public async Task A_reload_opens_moves_and_closes_the_place_for_clients_of_other_machines()
    {
        using var image = Serving("").WithFile("/etc/actors/one.key", Key, Private).WithFile("/etc/actors/two.key", OtherKey, Private);
        await using var container = image.Start("/probe", "serve");
        await container.WaitForTraceAsync("^web$");
        await container.WaitForBootAsync();
        Assert.False(await AsksAsync(container, 4646, "one"));

        await ReloadAsync("listen = \"127.0.0.1:4646\", key-file = /etc/actors/one.key");
        Assert.True(await AsksAsync(container, 4646, "one"));
        Assert.False(await AsksAsync(container, 4646, "one", "restart", "web"));
        Assert.False(await AsksAsync(container, 4646, "two"));

        // Another level, at the same place; who is connected is hung up on.
        using var old = await ConnectAsync(container, "one", 4646);
        await ReloadAsync("listen = \"127.0.0.1:4646\", key-file = /etc/actors/one.key, level = change");
        await old.WaitForAsync(@"^\[ended [1-9]");
        Assert.True(await AsksAsync(container, 4646, "one", "restart", "web"));

        // Another key.
        await ReloadAsync("listen = \"127.0.0.1:4646\", key-file = /etc/actors/two.key");
        Assert.False(await AsksAsync(container, 4646, "one"));
        Assert.True(await AsksAsync(container, 4646, "two"));

        // Another place.
        await ReloadAsync("listen = \"127.0.0.1:4747\", key-file = /etc/actors/two.key");
        Assert.False(await AsksAsync(container, 4646, "two"));
        Assert.True(await AsksAsync(container, 4747, "two"));

        // A place that cannot be: the one before stays, and that is said.
        await ReloadAsync("listen = \"203.0.113.1:4747\", key-file = /etc/actors/two.key");
        await container.WaitForOutputAsync("control: no remote clients at 203.0.113.1:4747, still at 127.0.0.1:4747: unable to listen");
        Assert.True(await AsksAsync(container, 4747, "two"));

        await ReloadAsync("listen = null");
        await container.WaitForOutputAsync("control: no remote clients at 127.0.0.1:4747 any more");
        Assert.False(await AsksAsync(container, 4747, "two"));

        async Task ReloadAsync(string remote)
        {
            await container.WritePolicyAsync($"actors {{ control.remote {{ {remote} }}, services.web.command = \"echo web >> /out/trace; exec sleep 1000\" }}");
            _ = await container.ActorsAsync("config", "reload");
        }
    }

    private static async Task<Terminal> ConnectAsync(Container container, string key, int port)
    {
        var terminal = new Terminal(container, 80, 24, Actors, "--remote", $"127.0.0.1:{port}", "--key", $"/etc/actors/{key}.key", "events");
        // It is connected once pid 1 has a connection there.
        await container.ShellAsync($"until grep -q ':{port:X4} [0-9A-F:]* 01 ' /proc/net/tcp; do sleep 0.02; done");
        return terminal;
    }

    private static async Task<bool> AsksAsync(Container container, int port, string key, params string[] command) =>
        (await container.ExecAsync([Actors, "--remote", $"127.0.0.1:{port}", "--key", $"/etc/actors/{key}.key", .. command.Length > 0 ? command : ["status"]])).ExitCode == 0;

    private static async Task MayAsync(Container container, int user, bool read, bool change, bool all)
    {
        Assert.Equal((user, read, change, all), (user, await CanAsync("why", "web"), await CanAsync("restart", "web"), await CanAsync("env", "web")));

        async Task<bool> CanAsync(params string[] command)
        {
            var result = await container.ExecAsync(["/command/s6-setuidgid", $"{user}:{user}", Actors, .. command]);
            Assert.True(result.ExitCode == 0 || result.StandardError.Contains("not permitted", StringComparison.Ordinal), result.StandardError);
            return result.ExitCode == 0;
        }
    }

    private static Image Serving(string policy) => new Image().WithFile("/etc/actors/actors.conf", $"actors {{ {policy}\n services.web.command = \"echo web >> /out/trace; exec sleep 1000\" }}\n");
}
