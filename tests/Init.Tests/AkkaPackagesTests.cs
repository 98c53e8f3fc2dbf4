using System.Diagnostics;

namespace Actors.Init.Tests;

/// <summary>The build on Akka.NET where no package source has it.</summary>
public class AkkaPackagesTests
{
    [Fact]
    public void A_build_without_the_packages_says_in_one_line_what_is_missing()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var source = Directory.CreateDirectory(Path.Combine(folder.FullName, "empty"));
            var sources = Path.Combine(folder.FullName, "nuget.config");
            File.WriteAllText(sources, $"""<configuration><packageSources><clear /><add key="empty" value="{source}" /></packageSources></configuration>""");
            var (code, output) = Build(folder.FullName, sources);
            Assert.NotEqual(0, code);
            var faults = output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().ToArray();
            var fault = Assert.Single(faults);
            Assert.StartsWith("-p:ActorRuntime=Akka : error ACTORS01: the package sources lack what it needs (NU1101: Unable to find package Akka", fault, StringComparison.Ordinal);
            Assert.Contains("; name one that has Akka, Akka.Hosting, Akka.Remote and Akka.TestKit.Xunit2 (versions: Directory.Packages.props) with -p:RestoreAdditionalProjectSources=PLACE", fault, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Code, string Output) Build(string folder, string sources)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "src/Actors/Actors.csproj", "-p:ActorRuntime=Akka", "--nologo", "-v", "quiet", "-clp:NoSummary", "-nodeReuse:false"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RestoreConfigFile"] = sources;
        start.Environment["TMPDIR"] = folder; // a build leaves folders there
        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        start.Environment.Remove("RestoreAdditionalProjectSources");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
