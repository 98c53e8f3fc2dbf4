using Actors.Boot;
using Actors.Platform;

namespace Actors.Init;

/// <summary>What s6-linux-init-maker and s6-linux-init lay out under /run, as far as scripts look for it.</summary>
/// <param name="paths">Where.</param>
/// <param name="environment">The container's variables.</param>
internal sealed class RunTree(OverlayPaths paths, EnvironmentBlock environment)
{
    private const string Program = "/command/actors-init";

    /// <summary>Lays it out.</summary>
    internal void Create()
    {
        _ = Files.SetCreationMask(0x12);
        Files.WriteAllText(paths.WorkingDirectoryFile, Files.WorkingDirectory() + "\n", 0x1A4);
        Files.CreateDirectories(Files.Join(paths.ScanDirectory, ".s6-svscan"), 0x1ED);
        Files.CreateDirectories(paths.Results, 0x1ED);
        Files.WriteAllText(paths.ExitCodeFile, "0\n", 0x1A4);
        var programs = Files.Join(paths.BaseDirectory, "bin");
        Files.CreateDirectories(programs, 0x1ED);
        // Links, not scripts: nothing on /run is executed, which may be mounted noexec.
        foreach (var name in (ReadOnlySpan<string>)["halt", "poweroff", "reboot", "shutdown"])
            Files.CreateSymbolicLink(Files.RealPath("/proc/self/exe") ?? Program, Files.Join(programs, name));
        if (environment["S6_KEEP_ENV"] is not { Length: > 0 } keep || keep.Trim('0').Length == 0)
            StoreVariables();
    }

    /// <summary>
    /// One file a variable: the value and a newline. A name with a slash cannot be a file's: that variable alone is left out, with a warning.
    /// </summary>
    private void StoreVariables()
    {
        Files.CreateDirectories(paths.ContainerEnvironment, 0x1ED);
        foreach (var (name, value) in environment.Variables)
        {
            if (name.Contains('/') || name is "." or "..")
                StandardStreams.Error($"actors: warning: the variable {name} is not stored in {paths.ContainerEnvironment}: its name cannot be a file's\n");
            else
                Files.WriteAllText(Files.Join(paths.ContainerEnvironment, name), value + "\n", 0x1A4);
        }
    }
}
