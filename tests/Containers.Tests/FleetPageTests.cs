using System.Text.RegularExpressions;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>The commands of docs/fleet.md: those over TCP always, those over Akka.Remote with ACTORS_RUNTIME=Akka and an overlay of that build.</summary>
public sealed partial class FleetPageTests
{
    [Fact]
    public async Task Every_command_of_the_page_is_answered()
    {
        var akka = Environment.GetEnvironmentVariable("ACTORS_RUNTIME") == "Akka";
        using var image = new Image()
            .WithLongrun("web", run: "#!/probe serve-ready\n", notificationFd: 3)
            .WithFile("/run-secrets/control.key", "0123456789abcdef0123456789abcdef\n", UnixFileMode.UserRead | UnixFileMode.UserWrite)
            .WithFile("/etc/actors/conf.d/fleet.conf", "actors.control.remote { listen = \"0.0.0.0:4646\", key-file = /run-secrets/control.key }\n"
                + (akka ? "actors.control.remote.akka-listen = \"127.0.0.1:2552\"\n" : ""));
        await using var container = image.Start("sleep", "1000");
        while ((await container.ExecAsync("/command/actors", "health")).ExitCode != 0)
            await Task.Delay(20);
        var commands = Commands(File.ReadAllText(Path.Combine(Workplace.Checkout, "docs", "fleet.md")));
        Assert.True(commands.Count > 10, "the commands are found");
        foreach (var command in commands.Where(command => akka || !command.Contains("akka.tcp:", StringComparison.Ordinal)))
        {
            var here = command.Replace("10.0.0.5", "127.0.0.1", StringComparison.Ordinal).Replace("shop.key", "/run-secrets/control.key", StringComparison.Ordinal);
            var result = await container.ExecAsync("/bin/sh", "-c", $"PATH=/command:$PATH; {here}");
            Assert.True(result is { ExitCode: 0, StandardError: "" }, $"{command} ended with {result.ExitCode}: {result.StandardError}");
            Assert.NotEqual("", result.StandardOutput);
            Assert.DoesNotContain("NOT WELL", result.StandardOutput, StringComparison.Ordinal);
        }
    }

    private static List<string> Commands(string page) =>
        [.. Block().Matches(page).SelectMany(block => block.Groups[1].Value.Split('\n')).Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..])];

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
