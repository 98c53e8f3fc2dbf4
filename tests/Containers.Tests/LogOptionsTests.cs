using System.IO.Compression;
using System.Text.Json;
using Actors.Containers.Tests.Harness;

namespace Actors.Containers.Tests;

/// <summary>actors.logging in /etc/actors: names and JSON in the container's output, compressed archives.</summary>
public sealed class LogOptionsTests
{
    private const string Logs = "/out/logs";
    private const string Talk = "#!/bin/sh\necho to stdout\necho to stderr >&2\ntouch /out/$1\nexec sleep 1000\n";

    [Fact]
    public async Task The_name_of_a_service_can_stand_in_front_of_its_lines()
    {
        using var image = new Image()
            .WithFile("/etc/actors/actors.conf", "actors.logging.prefix = on\nactors.services.quiet.logging.prefix = off\n")
            .WithLongrun("web", run: Talk)
            .WithLongrun("quiet", run: Talk)
            .WithFile("/main", "#!/bin/sh\nuntil [ -e /out/web ] && [ -e /out/quiet ]; do sleep 0.05; done\necho from the CMD\n", executable: true);
        await using var container = await image.RunAsync("/main");
        Assert.Equal(["from the CMD", "to stdout", "web: to stdout"], Container.Lines(container.StandardOutput).Order(StringComparer.Ordinal));
        Assert.Equal(["to stderr", "web: to stderr"], Container.Lines(container.StandardError).Where(line => line.EndsWith("to stderr", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lines_can_be_JSON_objects()
    {
        using var image = new Image()
            .WithEnvironment("ACTORS_LOGGING__JSON", "on")
            .WithLongrun("web", run: Talk)
            .WithFile("/main", "#!/bin/sh\nuntil [ -e /out/web ]; do sleep 0.05; done\n", executable: true);
        await using var container = await image.RunAsync("/main");
        foreach (var (text, stream) in new[] { (container.StandardOutput, "stdout"), (container.StandardError, "stderr") })
        {
            var line = Assert.Single(Container.Lines(text), line => line.StartsWith('{'));
            using var json = JsonDocument.Parse(line);
            Assert.Equal("web", json.RootElement.GetProperty("service").GetString());
            Assert.Equal(stream, json.RootElement.GetProperty("stream").GetString());
            Assert.Equal("to " + stream, json.RootElement.GetProperty("message").GetString());
            Assert.Equal(TimeSpan.Zero, json.RootElement.GetProperty("time").GetDateTimeOffset().Offset);
        }
    }

    [Fact]
    public async Task Archived_files_can_be_compressed()
    {
        using var image = new Image()
            .WithFile("/etc/actors/actors.conf", "actors.services.talk-log.logging.gzip = on\n")
            .WithLongrun("talk", run: "#!/bin/sh\necho line\nexec sleep 1000\n")
            .WithServiceFile("talk", "producer-for", "talk-log\n")
            .WithLongrun("talk-log", run: $"#!/bin/sh\nexec logutil-service {Logs}\n")
            .WithServiceFile("talk-log", "consumer-for", "talk\n")
            .WithEnvironment("S6_LOGGING_SCRIPT", "n3")
            .WithFile("/main", $$"""
                #!/bin/sh
                until grep -q line {{Logs}}/current 2> /dev/null; do sleep 0.05; done
                s6-svc -a /run/service/talk-log
                until ls {{Logs}}/@*.s > /dev/null 2>&1; do sleep 0.05; done
                cp {{Logs}}/@*.s /out/archive
                """, executable: true);
        await using var container = await image.RunAsync("/main");
        await using var file = File.OpenRead(Path.Combine(container.Out, "archive"));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Equal("line\n", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Lines_in_log_directories_can_be_JSON_objects_for_one_service_and_not_for_others()
    {
        using var image = WithLoggers("exec logutil-service /out/$1", "one", "other")
            .WithFile("/etc/actors/actors.conf", "actors.services.one-log.logging.json-files = on\n");
        await using var container = await image.RunAsync("/main");
        using var json = JsonDocument.Parse(Assert.Single(Container.Lines(container.ReadFile("one/current"))));
        Assert.Equal(("one", "line"), (json.RootElement.GetProperty("service").GetString(), json.RootElement.GetProperty("message").GetString()));
        Assert.Equal(TimeSpan.Zero, json.RootElement.GetProperty("time").GetDateTimeOffset().Offset);
        Assert.EndsWith("line", Assert.Single(Container.Lines(container.ReadFile("other/current"))), StringComparison.Ordinal);
        Assert.DoesNotContain("{", container.ReadFile("other/current"), StringComparison.Ordinal);
        Assert.DoesNotContain(" nothing for ", container.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logging.gzip = on", "x=/out/$1\nexec logutil-service $x", "2: gzip does nothing for one-log, whose logger is a process: its run script is not just a logger that pid 1 can be (let it be a single s6-log or logutil-service, as docs/logging.md has it)")]
    [InlineData("services.one-log.logging { json-files = on, in-process = off }", "exec logutil-service /out/$1", "2: json-files does nothing for one-log, whose logger is a process: in-process is off (turn it on)")]
    [InlineData("services.one-log.logging { prefix = on, in-process = off }", "exec s6-log -- 1 T /out/$1", "2: prefix does nothing for one-log, whose logger is a process: in-process is off (turn it on)")]
    [InlineData("services.one-log { logging { gzip = on, json-files = on }, process.nice = 5 }", "exec logutil-service /out/$1", "2: gzip and json-files do nothing for one-log, whose logger is a process: a policy says what its process is (remove process from its policy)")]
    public async Task What_a_logger_that_is_a_process_does_not_do_is_said_once(string policy, string run, string warning)
    {
        using var image = WithLoggers(run, "one")
            .WithFile("/etc/actors/actors.conf", $"actors {{\n{policy}\n}}\n");
        await using var container = await image.RunAsync("/main");
        Assert.EndsWith("line", Assert.Single(Container.Lines(container.ReadFile("one/current"))), StringComparison.Ordinal);
        Assert.Equal("actors: warning: /etc/actors/actors.conf:" + warning, Assert.Single(Container.Lines(container.StandardError), line => line.Contains(" nothing for ", StringComparison.Ordinal)));
    }

    /// <summary>Services that write a line, each with a logger named after it, and a CMD that ends once the lines are logged in /out and the loggers have begun a second time.</summary>
    private static Image WithLoggers(string logger, params string[] services)
    {
        var image = new Image().WithFile("/main", $$"""
            #!/bin/sh
            for s in {{string.Join(' ', services)}}; do
              until grep -q line /out/$s/current 2> /dev/null; do sleep 0.05; done
              s6-svc -wR -r /run/service/$s-log
            done
            """, executable: true);
        foreach (var service in services)
        {
            image.WithLongrun(service, run: "#!/bin/sh\necho line\nexec sleep 1000\n")
                .WithServiceFile(service, "producer-for", $"{service}-log\n")
                .WithLongrun($"{service}-log", run: $"#!/bin/sh\n{logger.Replace("$1", service, StringComparison.Ordinal)}\n")
                .WithServiceFile($"{service}-log", "consumer-for", $"{service}\n");
        }

        return image;
    }

    [Fact]
    public async Task What_services_write_at_their_end_comes_through()
    {
        using var image = new Image()
            .WithFile("/etc/actors/actors.conf", "actors.logging.prefix = on\n")
            .WithLongrun("web", run: "#!/bin/sh\ntrap 'i=0; while [ $i -lt 500 ]; do i=$((i+1)); echo last $i; done; exit 0' TERM\ntouch /out/web\nwhile :; do sleep 0.02; done\n")
            .WithFile("/main", "#!/bin/sh\nuntil [ -e /out/web ]; do sleep 0.05; done\n", executable: true);
        await using var container = await image.RunAsync("/main");
        Assert.Equal(Enumerable.Range(1, 500).Select(number => $"web: last {number}"), Container.Lines(container.StandardOutput));
    }
}
