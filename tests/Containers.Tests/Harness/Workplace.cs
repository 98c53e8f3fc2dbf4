using System.Diagnostics;

namespace Actors.Containers.Tests.Harness;

/// <summary>Where the harness finds and keeps things on the machine that runs the tests.</summary>
internal static class Workplace
{
    /// <summary>The checkout: the nearest folder above the tests that holds the solution.</summary>
    public static string Checkout => Actors.Checkout.Root;

    /// <summary>The overlay under test: what <c>make overlay</c> laid out, or the folder that ACTORS_OVERLAY names.</summary>
    public static string Overlay { get; } =
        Environment.GetEnvironmentVariable("ACTORS_OVERLAY") ?? Path.Combine(Checkout, "artifacts", "overlay");

    /// <summary>A new empty folder of a test's own. The caller deletes it.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("actors-test-").FullName;

    /// <summary>The files of <c>Programs/</c>, beside the tests.</summary>
    public static string Program(string name) => Path.Combine(AppContext.BaseDirectory, "Programs", name);

    /// <summary>Fails with one line that says what is missing, where containers cannot be run.</summary>
    public static void Demand()
    {
        if (Environment.UserName != "root" && !Environment.IsPrivilegedProcess)
            throw new MissingPrerequisiteException("container tests run as root: they mount and make namespaces");
        foreach (var (command, package) in new[] { ("crun", "crun"), ("unshare", "util-linux") })
            if (!IsOnPath(command))
                throw new MissingPrerequisiteException($"container tests need {command}: apt-get install {package}");
        if (!File.Exists(Path.Combine(Overlay, "init")))
            throw new MissingPrerequisiteException($"container tests need the overlay in {Overlay}: make overlay");
    }

    /// <summary>Runs a program of the machine to its end and returns what it wrote to stdout.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static string Run(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"unable to start {file}");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error.Result}");
        return output;
    }

    private static bool IsOnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, command)));
}
