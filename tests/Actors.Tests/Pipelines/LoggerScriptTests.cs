using Actors.Logging;
using Actors.Pipelines;
using Actors.Platform;

namespace Actors.Tests.Pipelines;

/// <summary>Which run scripts are nothing but a logger.</summary>
public sealed class LoggerScriptTests : IDisposable
{
    /// <summary>Where every tool is found: of the test's own making, and all are "ours".</summary>
    private readonly string _path = MakeTools();

    [Theory]
    [InlineData("#!/bin/sh\nexec s6-log n20 s1000000 T /var/log/web\n", "n20 s1000000 T /var/log/web")]
    [InlineData("#!/bin/sh -e\n\n# the log\nexec s6-log -- '-^debug: ' \"+.*\" 1 # and no more", "-^debug:  +.* 1")]
    [InlineData("#!/usr/bin/with-contenv sh\ns6-log -b n3 \\\n  /log\n", "n3 /log")]
    [InlineData("#!/command/execlineb -P\ns6-log n3 +^a$ /log", "n3 +^a$ /log")]
    [InlineData("#!/command/execlineb\nexec -c fdmove -c 2 1 s6-log /log", "/log")]
    public void A_single_s6_log_is(string script, string words) => Assert.Equal(words, string.Join(' ', Read(script)!.Command.Script));

    [Theory]
    [InlineData("#!/bin/sh\nexec s6-log \"n$N\" /log\n")]
    [InlineData("#!/bin/sh\nexec s6-log n20 /log/*\n")]
    [InlineData("#!/bin/sh\nmkdir -p /log\nexec s6-log /log\n")]
    [InlineData("#!/bin/sh\nexec s6-log /log | cat\n")]
    [InlineData("#!/bin/sh\nexec s6-log /log > /dev/null\n")]
    [InlineData("#!/bin/sh\nTZ=UTC s6-log T /log\n")]
    [InlineData("#!/bin/sh\nexec s6-log 'a\n")]
    [InlineData("#!/bin/sh\nexec -c s6-log /log\n")]
    [InlineData("#!/bin/sh\nexec s6-log\n")]
    [InlineData("#!/bin/sh\nexec s6-log x\n")]
    [InlineData("#!/bin/sh\nexec s6-log n5\n")]
    [InlineData("#!/bin/sh\nexec logutil-service -f /fifo /log\n")]
    [InlineData("#!/bin/sh\nexec s6-softlimit -o 100 s6-log /log\n")]
    [InlineData("#!/bin/sh\nexec no-such-tool s6-log /log\n")]
    [InlineData("#!/bin/sh\nexec s6-setuidgid no-such-user s6-log /log\n")]
    [InlineData("#!/bin/sh\nexec s6-log /log\r\n")]
    [InlineData("#!/usr/bin/python3\ns6-log /log\n")]
    [InlineData("#!/command/execlineb -S0\ns6-log /log\n")]
    [InlineData("#!/command/execlineb\ns6-log /log$1\n")]
    [InlineData("#!/command/execlineb -P\nforeground { echo } s6-log /log\n")]
    [InlineData("#!/command/execlineb -P\nwith-contenv s6-log !gzip /log\n")]
    [InlineData("s6-log /log\n")]
    public void What_is_more_than_that_or_might_be_is_not(string script) => Assert.Null(Read(script));

    [Fact]
    public void Who_it_becomes_is_who_the_tools_would_make_it()
    {
        Assert.Null(Read("#!/bin/sh\ns6-log /log\n")!.Identity);
        Assert.Null(Read("#!/bin/sh\ns6-setuidgid root s6-log /log\n")!.Identity);
        Assert.Equal("12:34:34", Read("#!/bin/sh\ns6-setuidgid 12:34 s6-log /log\n")!.Identity!.Key);
        Assert.Equal("1:2:2,3,4", Read("#!/command/execlineb -P\ns6-applyuidgid -u 1 -g 2 -G 3,4 s6-log /log\n")!.Identity!.Key);
        var daemon = Accounts.Local.FindUser("daemon")!;
        Assert.Equal($"{daemon.User}:{daemon.Group}", string.Join(':', Read("#!/bin/sh\nexec s6-setuidgid daemon s6-log /log\n")!.Identity!.Key.Split(':')[..2]));
        Assert.Null(Read("#!/bin/sh\ns6-applyuidgid -u 1 s6-log /log\n"));
    }

    [Fact]
    public void Logutil_service_is_s6_log_with_the_script_of_the_container_as_nobody()
    {
        var plan = Read("#!/bin/sh\nexec logutil-service /log\n", "n7 t")!;
        Assert.Equal(["n7", "t", "/log"], plan.Command.Script);
        Assert.True(plan.Command.Blocks);
        Assert.True(plan.ClearsEnvironment);
        if (Identity.EffectiveUser == 0)
            Assert.Equal((Accounts.Local.FindUser("nobody")?.User ?? 65534, Accounts.Local.FindUser("nobody")?.Group ?? 65534), (plan.Identity!.User, plan.Identity.Group));
        Assert.Equal(["n20", "s1000000", "T", "/log"], Read("#!/bin/sh\nlogutil-service /log\n")!.Command.Script);
    }

    [Theory]
    [InlineData("#!/bin/sh\ns6-log 1 2>&1\n", 1, 1)]
    [InlineData("#!/bin/sh\ns6-log 1 >&2\n", 2, 2)]
    [InlineData("#!/command/execlineb -P\nfdmove -c 1 2 s6-log -bpd3 -- 1 t /log\n", 2, 2)]
    [InlineData("#!/command/execlineb -P\ns6-log 1\n", 1, 2)]
    public void Where_its_lines_and_alerts_go_is_followed(string script, int output, int alerts)
    {
        var plan = Read(script)!;
        Assert.Equal((output, alerts), (plan.Output, plan.Alerts));
    }

    [Fact]
    public void Another_s6_log_is_run_as_the_script_says() =>
        Assert.Null(new LoggerScript(_path, path => !path.EndsWith("/s6-log", StringComparison.Ordinal), _ => null).Read("#!/bin/sh\ns6-log /log\n"));

    [Fact]
    public void Relative_paths_begin_in_the_services_directory()
    {
        var script = Read("#!/bin/sh\ns6-log =status ./log /abs\n")!.Script.In("/run/service/x");
        Assert.Equal(
            ["/run/service/x/status", "/run/service/x/./log", "/abs"],
            script.Actions.Select(action => action is StatusFileAction status ? status.File : ((DirectoryAction)action).Directory.Path));
    }

    private LoggerPlan? Read(string script, string? loggingScript = null) => new LoggerScript(_path, _ => true, _ => loggingScript).Read(script);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static string MakeTools()
    {
        var directory = Directory.CreateTempSubdirectory("actors-tools-").FullName;
        foreach (var tool in new[] { "s6-log", "logutil-service", "s6-setuidgid", "s6-applyuidgid", "fdmove", "with-contenv", "emptyenv", "foreground", "s6-softlimit" })
            Files.WriteAllBytes(Files.Join(directory, tool), [], 0x140);

        return directory;
    }
}
