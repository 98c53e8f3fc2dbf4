using Actors.Platform;

namespace Actors.Execline.Tests.Differential;

/// <summary>The two executions that are compared, and what both need: Debian's execline (package execline), our overlay, a compiled probe.</summary>
public sealed class Programs
{
    private static readonly Lazy<Programs> s_found = new(() => new Programs());

    private Programs()
    {
        Reference = Environment.GetEnvironmentVariable("ACTORS_EXECLINE_REFERENCE") ?? "/usr/lib/execline/bin";
        if (!File.Exists(Path.Combine(Reference, "execlineb")))
            throw new InvalidOperationException($"there is no execline to compare with in {Reference}: apt-get install execline (make test does)");
        Ours = FindOverlay();
        IsRecent = File.Exists(Path.Combine(Reference, "export-array"));
        Probe = CompileProbe();
    }

    /// <summary>The programs; where one is missing, the reason is thrown.</summary>
    public static Programs Found => s_found.Value;

    /// <summary>The directory of the real programs.</summary>
    public string Reference { get; }

    /// <summary>The directory of our links.</summary>
    public string Ours { get; }

    /// <summary>Whether the real ones are 2.9.9, whose behaviour ours is, and not Debian's 2.9.3.</summary>
    public bool IsRecent { get; }

    /// <summary>The program that says what it finds.</summary>
    public string Probe { get; }

    private static string FindOverlay()
    {
        var given = Environment.GetEnvironmentVariable("ACTORS_OVERLAY");
        for (var folder = given is null ? AppContext.BaseDirectory : null; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "artifacts", "overlay")))
                given ??= Path.Combine(folder, "artifacts", "overlay");
        }

        var command = Path.Combine(given ?? "artifacts/overlay", "command");
        return File.Exists(Path.Combine(command, "execlineb"))
            ? command
            : throw new InvalidOperationException($"there is no {command}/execlineb: make overlay (or set ACTORS_OVERLAY)");
    }

    private static string CompileProbe()
    {
        var folder = Directory.CreateTempSubdirectory("actors-probe").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var probe = Path.Combine(folder, "probe");
        var source = Path.Combine(AppContext.BaseDirectory, "Data", "probe.c");
        if (Executables.Find("cc", Environment.GetEnvironmentVariable("PATH"), out var compiler) != 0)
            throw new InvalidOperationException("there is no C compiler: apt-get install gcc libc6-dev (make test does)");
        var errno = Spawner.Spawn(
            new(compiler, ["cc", "-O1", "-o", probe, source], [$"PATH={Environment.GetEnvironmentVariable("PATH")}"]), out var pid);
        Assert.Equal(0, errno);
        Assert.Equal(0, Children.Wait(pid, out _, out var status));
        return status.IsSuccess ? probe : throw new InvalidOperationException($"{compiler} {source}: {status}");
    }
}
