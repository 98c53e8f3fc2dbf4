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
