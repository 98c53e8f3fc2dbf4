using System.Text.Json;
using Actors.Services;
using Actors.Shell.Checks;

namespace Actors.Shell.Tests;

public sealed class CheckTests
{
    [Fact]
    public void A_tree_without_faults_passes()
    {
        using var tree = new TemporaryTree();
        tree.Longrun("s6-rc.d/web", "base").File("user-bundles.d/user/type", "bundle\n").File("user-bundles.d/user/contents.d/web");
        Assert.Equal(new Run(0, "no errors, 0 warnings; 1 longrun, 0 oneshots, 1 bundle\n", ""), Run.Of("check", tree.Root));
    }

    [Fact]
    public void Every_error_and_warning_is_a_line_with_its_file_and_line()
    {
        using var tree = new TemporaryTree();
        tree.Longrun("s6-rc.d/web", "basse").Longrun("s6-rc.d/idle").File("s6-rc.d/odd/type", "longrnu\n").File("s6-rc.d/idle/dependencies", "base\nwweb\n");
        tree.File("s6-rc.d/web/run", "exec true\n");
        var run = Run.Of("check", tree.Root);
        Assert.Equal(1, run.Code);
        var lines = run.Output.Replace(tree.Root, "").TrimEnd().Split('\n');
        Assert.Contains(lines, line => line.StartsWith("/s6-rc.d/odd/type:1: error: invalid /s6-rc.d/odd/type", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("/s6-rc.d/web/dependencies.d/basse: error:", StringComparison.Ordinal) && line.EndsWith("(is base meant?)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("/s6-rc.d/idle/dependencies:2: error:", StringComparison.Ordinal) && line.EndsWith("(is web meant?)", StringComparison.Ordinal));
        Assert.StartsWith("3 errors", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_are_checked_with_the_services_that_they_declare_and_with_variables()
    {
        using var tree = new TemporaryTree();
        tree.Longrun("etc/s6-overlay/s6-rc.d/web", "base").File("etc/s6-overlay/s6-rc.d/user/type", "bundle\n").File("etc/s6-overlay/s6-rc.d/user/contents.d/web");
        tree.File("etc/actors/actors.conf", """
            actors {
              services.app { command = [/bin/app, -x], depends-on = [web] }
              services.job { type = oneshot, command = "true", trigger.cron = "@daily" }
              services.only { type = oneshot }
              services.webb.restart.mode = never
              groups.one.services = [web]
              services.lost { command = "true", depends-on = [dbb] }
              groups.two.services = [web, app]
            }
            """);
        tree.Folder("etc/services.d/old").File("etc/services.d/old/run", "#!/bin/sh\n", executable: true).File("bin/sh").File("etc/actors/conf.d/old.conf", "actors.services.old.restart.mode = never\n");
        var run = Run.Of("check", "--env", "ACTORS_SERVICES__WEB__RESTART__MOOD=never", "-e", "ACTORS_SERVICE_DEFAULTS__RESTART__JITTER=3", tree.Root);
        Assert.Equal(1, run.Code);
        var lines = run.Output.Replace(tree.Root, "").TrimEnd().Split('\n').ToHashSet();
        const string Conf = "/etc/actors/actors.conf";
        foreach (var start in new[]
        {
            $"{Conf}:2: error: /bin/app, the program of app, is not in the image",
            $"{Conf}:7: error: during dependency resolution for service lost: undefined service name dbb",
            $"{Conf}:3: error: actors.services.job.trigger.cron: job is a oneshot, which is run once, when it is started",
            $"{Conf}:4: error: actors.services.only.type: a service that is declared here needs a command",
            $"{Conf}:5: warning: actors.services.webb: there is no such service (is web meant?)",
            $"{Conf}:8: error: actors.groups.two.services: web is in the group one already",
            "environment variable ACTORS_SERVICES__WEB__RESTART__MOOD: error: unknown key actors.services.web.restart.mood (known here: ",
            "environment variable ACTORS_SERVICE_DEFAULTS__RESTART__JITTER: error: actors.service-defaults.restart.jitter: expected a number from 0 to 1, found 3",
        })
        {
            Assert.True(lines.Any(line => line.StartsWith(start, StringComparison.Ordinal)), $"{start} is not in\n{string.Join('\n', lines)}");
        }

        Assert.DoesNotContain(lines, line => line.Contains("services.old", StringComparison.Ordinal));
    }

    [Fact]
    public void Services_of_policies_are_counted_and_drawn_like_others()
    {
        using var tree = new TemporaryTree();
        tree.File("etc/actors/actors.conf", "actors.services { app { command = [sh, -c, x], depends-on = [job] }, job { type = oneshot, command = \"true\", instances = 2 } }\n").Folder("etc/s6-overlay").File("bin/sh");
        Assert.Equal(new Run(0, "no errors, 0 warnings; 1 longrun, 2 oneshots, 0 bundles\n", ""), Run.Of("check", "--strict", tree.Root));
        Assert.Contains("job@2 (oneshot)", Run.Of("graph", "--dir", tree.Root, "app").Output);
    }

    [Fact]
    public void Warnings_count_as_errors_only_when_strict()
    {
        using var tree = new TemporaryTree();
        tree.Longrun("s6-rc.d/web").Folder("user-bundles.d");
        Assert.Equal(0, Run.Of("check", tree.Root).Code);
        Assert.Equal(1, Run.Of("check", "--strict", tree.Root).Code);
        Assert.Contains("warning: nothing starts web", Run.Of("check", tree.Root).Output);
    }

    [Fact]
    public void As_JSON_it_is_one_document()
    {
        using var tree = new TemporaryTree();
        tree.File("odd/type", "longrnu\n");
        var run = Run.Of("check", "--json", tree.Root);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(1, run.Code);
        Assert.False(document.RootElement.GetProperty("ok").GetBoolean());
        var diagnostic = Assert.Single(document.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(tree.Root + "/odd/type", diagnostic.GetProperty("file").GetString());
        Assert.Equal(1, diagnostic.GetProperty("line").GetInt32());
    }

    [Fact]
    public void What_is_no_directory_is_a_usage_error()
    {
        var run = Run.Of("check", "/nowhere");
        Assert.Equal((100, "actors: fatal: unable to check /nowhere: it is not a directory\n"), (run.Code, run.Error));
    }

    [Theory]
    [InlineData("\u00ef\u00bb\u00bf#!/bin/sh\n", "byte order mark")]
    [InlineData("#!/bin/sh\r\nexec x\r\n", "Windows line ends")]
    [InlineData("exec x\n", "no #! line")]
    [InlineData("#!/no/such/shell\n", "its interpreter /no/such/shell is not in the image")]
    [InlineData("#!/bin/sh\n", null)]
    [InlineData("#! /bin/busybox sh\n", null)]
    [InlineData("#!/command/with-contenv sh\n", null)]
    [InlineData("\u007fELF\u0002\u0001", null)]
    public void Scripts_that_the_kernel_would_refuse_are_found(string content, string? fault)
    {
        using var tree = new TemporaryTree();
        tree.Longrun("etc/s6-overlay/s6-rc.d/web").Link("bin/sh", "/bin/busybox").File("bin/busybox");
        File.WriteAllBytes(tree.Root + "/etc/s6-overlay/s6-rc.d/web/run", Platform.ByteString.ToBytes(content));
        var found = Check.Of(ServiceTree.At(tree.Root)).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error);
        if (fault is null)
            Assert.Empty(found);
        else
            Assert.Contains(fault, Assert.Single(found).Message);
    }

    [Fact]
    public void Scripts_of_version_2_must_be_executable_and_those_of_sources_need_not()
    {
        using var tree = new TemporaryTree();
        tree.Longrun("etc/s6-overlay/s6-rc.d/web").File("bin/sh").File("etc/services.d/old/run", "#!/bin/sh\n").File("etc/cont-init.d/10-first", "echo no first line\n", executable: true)
            .File("etc/cont-init.d/20-second", "#!/bin/sh\n").File("etc/fix-attrs.d/01-data", "/data true root 0644\n/data true root 9999\n").Folder("etc/services.d/empty");
        var found = Check.Of(ServiceTree.At(tree.Root)).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Select(diagnostic => diagnostic.File.Replace(tree.Root + "/etc/", "") + ":" + diagnostic.Line);
        Assert.Equal(["fix-attrs.d/01-data:2", "cont-init.d/20-second:", "services.d/empty:", "services.d/old/run:"], found);
    }

    [Fact]
    public void The_services_that_the_overlay_brings_are_known_where_it_is_not_there()
    {
        var sources = Path.Combine(Checkout.Root, "rootfs/package/admin/s6-overlay/etc/s6-rc/sources");
        var declared = SourceReader.Read([sources]).Definitions;
        Assert.Equal(
            declared.Select(Describe).Order(StringComparer.Ordinal), PackageServices.Definitions.Select(Describe).Order(StringComparer.Ordinal));

        static string Describe(ServiceDefinition definition) => definition.Name + ":" + string.Join(',', (definition switch
        {
            BundleDefinition bundle => bundle.Contents,
            AtomicDefinition atomic => atomic.Dependencies,
            _ => [],
        }).Select(reference => reference.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_said_of_services_that_a_bundle_of_the_user_reaches_through_others()
    {
        using var tree = new TemporaryTree();
        tree.Longrun("s6-rc.d/web", "db").Longrun("s6-rc.d/db").File("s6-rc.d/all/type", "bundle\n").File("s6-rc.d/all/contents.d/web")
            .File("user-bundles.d/user/type", "bundle\n").File("user-bundles.d/user/contents.d/all");
        Assert.Empty(Check.Of(ServiceTree.At(tree.Root)).Diagnostics);
    }
}
