using System.Diagnostics;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>
/// Debian's own s6 tools, run on the machine, understand our services by the files that these show: supervise/ and event/. They reach them through /proc/PID/root.
/// </summary>
public sealed class DebianToolTests
{
    private const string Traps = """
        #!/bin/sh
        for signal in HUP INT QUIT ALRM USR1 USR2 WINCH; do trap "/probe trace $signal" $signal; done
        trap '/probe trace TERM; exit 4' TERM
        echo >&3
        /probe trace up
        while :; do sleep 0.02; done

        """;

    [Fact]
    public async Task Svstat_svok_and_svdt_tell_of_a_service()
    {
        using var image = Service();
        await using var container = image.Start();
        var web = await DirectoryAsync(container);
        Assert.Equal(0, Run("s6-svok", web).ExitCode);
        Assert.Matches(@"^up \(pid \d+( pgid \d+)?\) \d+ seconds, ready \d+ seconds\n$", Run("s6-svstat", web).Output);
        Assert.Matches(@"^true true true \d+\n$", Run("s6-svstat", "-o", "up,wantedup,ready,pid", web).Output);
        Assert.Equal("", Run("s6-svdt", web).Output);
        Assert.Equal(0, Run("s6-svc", "-wD", "-T", "20000", "-d", web).ExitCode);
        Assert.Matches(@"^down \(exitcode 4\) \d+ seconds, normally up, ready \d+ seconds\n$", Run("s6-svstat", web).Output);
        Assert.Matches(@"^@[0-9a-f]{24} exitcode 4\n$", Run("s6-svdt", web).Output);
    }

    [Fact]
    public async Task Svc_sends_every_signal()
    {
        using var image = Service();
        await using var container = image.Start();
        var web = await DirectoryAsync(container);
        foreach (var (option, signal) in new[] { ("-h", "HUP"), ("-i", "INT"), ("-q", "QUIT"), ("-a", "ALRM"), ("-1", "USR1"), ("-2", "USR2"), ("-y", "WINCH") })
        {
            Assert.Equal(0, Run("s6-svc", option, web).ExitCode);
            await container.WaitForTraceAsync($"^{signal}$");
        }

        Assert.Equal(0, Run("s6-svc", "-p", web).ExitCode);
        Await(() => Run("s6-svstat", "-o", "paused", web).Output == "true\n");
        Assert.Equal(0, Run("s6-svc", "-c", web).ExitCode);
        Await(() => Run("s6-svstat", "-o", "paused", web).Output == "false\n");
        Assert.Equal(0, Run("s6-svc", "-wR", "-T", "20000", "-t", web).ExitCode);
        Assert.Equal(0, Run("s6-svc", "-wR", "-T", "20000", "-k", web).ExitCode);
        Assert.Matches("exitcode 4\n.* signal SIGKILL\n$", Run("s6-svdt", web).Output);
        Assert.Equal(0, Run("s6-svc", "-wR", "-T", "20000", "-b", web).ExitCode);
        Assert.Matches("signal SIGABRT\n$", Run("s6-svdt", web).Output);
    }

    [Fact]
    public async Task Svc_brings_a_service_down_and_up_once_or_for_good()
    {
        using var image = Service();
        await using var container = image.Start();
        var web = await DirectoryAsync(container);
        Assert.Equal(0, Run("s6-svc", "-wD", "-T", "20000", "-d", web).ExitCode);
        Assert.Equal(0, Run("s6-svwait", "-D", "-t", "20000", web).ExitCode);
        Assert.Equal(99, Run("s6-svwait", "-u", "-t", "50", web).ExitCode);
        Assert.Equal(0, Run("s6-svc", "-wU", "-T", "20000", "-u", web).ExitCode);
        Assert.Equal(0, Run("s6-svwait", "-U", "-t", "20000", web).ExitCode);
        // Once: it is up, and stays down when it ends.
        Assert.Equal(0, Run("s6-svc", "-o", web).ExitCode);
        Await(() => Run("s6-svstat", "-o", "wantedup", web).Output == "false\n");
        Assert.Equal(0, Run("s6-svc", "-wD", "-T", "20000", "-t", web).ExitCode);
        Assert.Equal("false false\n", Run("s6-svstat", "-o", "up,wantedup", web).Output);
        Assert.Equal(0, Run("s6-svc", "-wU", "-T", "20000", "-o", web).ExitCode);
        Assert.Equal("true false\n", Run("s6-svstat", "-o", "up,wantedup", web).Output);
        Assert.Equal(0, Run("s6-svc", "-wR", "-T", "20000", "-u", "-r", web).ExitCode);
        Assert.Equal("true true\n", Run("s6-svstat", "-o", "up,wantedup", web).Output);
        Assert.Equal(0, Run("s6-svc", "-O", web).ExitCode);
        Await(() => Run("s6-svstat", "-o", "wantedup", web).Output == "false\n");
        // Its supervisor leaves once it is down; as it still is in the scan directory, there is another one.
        Assert.Equal(0, Run("s6-svc", "-xd", web).ExitCode);
        Await(() => Run("s6-svstat", "-o", "up,wantedup", web).Output == "true true\n");
    }

    [Fact]
    public async Task Svc_changes_what_a_service_normally_is()
    {
        using var image = Service();
        await using var container = image.Start();
        var web = await DirectoryAsync(container);
        Assert.Equal(0, Run("s6-svc", "-wD", "-T", "20000", "-D", web).ExitCode);
        Assert.Equal("false false false\n", Run("s6-svstat", "-o", "up,wantedup,normallyup", web).Output);
        Assert.Equal(0, Run("s6-svc", "-wU", "-T", "20000", "-U", web).ExitCode);
        Assert.Equal("true true true\n", Run("s6-svstat", "-o", "up,wantedup,normallyup", web).Output);
        // It runs on, and that was the last time.
        Assert.Equal(0, Run("s6-svc", "-Q", web).ExitCode);
        Await(() => Run("s6-svstat", "-o", "up,wantedup,normallyup", web).Output == "true false false\n");
    }

    private static Image Service() => new Image().WithLongrun("web", run: Traps, notificationFd: 3);

    /// <summary>The live service directory, seen from the machine; /run/service/web is a link that leads nowhere there.</summary>
    private static async Task<string> DirectoryAsync(Container container)
    {
        await container.WaitForOutputAsync("service web successfully started");
        return $"/proc/{container.ProcessId}/root{(await container.ExecAsync("/bin/readlink", "-f", "/run/service/web")).StandardOutput.TrimEnd('\n')}";
    }

    private static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var path = "/usr/bin/" + program;
        if (!File.Exists(path))
            throw new MissingPrerequisiteException($"unable to find {path}: apt-get install s6");
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static void Await(Func<bool> isSo)
    {
        Assert.True(SpinWait.SpinUntil(isSo, TimeSpan.FromSeconds(30)), "it never comes true");
    }
}
