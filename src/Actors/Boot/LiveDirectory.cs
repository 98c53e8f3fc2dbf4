using Actors.Platform;
using Actors.Services;

namespace Actors.Boot;

/// <summary>
/// The live state of the service database under /run, where s6-rc has it and scripts look for it: <c>/run/s6-rc</c> with
/// <c>servicedirs/NAME</c>, and in the scan directory a link to each of them.
/// </summary>
/// <param name="path">Mostly <c>/run/s6-rc</c>.</param>
/// <param name="scanDirectory">Mostly <c>/run/service</c>.</param>
public sealed class LiveDirectory(string path, string scanDirectory)
{
    /// <summary>The service directories.</summary>
    public string ServiceDirectories { get; } = Files.Join(path, "servicedirs");

    /// <summary>The working directory of oneshots.</summary>
    public string OneshotDirectory => Files.Join(ServiceDirectories, InternalServices.OneshotRunner);

    /// <summary>
    /// Lays it all out. Every service is <c>down</c> at first: it is the readiness coordinator that starts them. Like s6-rc-init it makes
    /// <c>/run/s6-rc</c> a link, so that a later database can take its place in one step.
    /// </summary>
    public void Create(ServiceGraph graph)
    {
        var real = $"{path}:s6-rc-init:actors";
        Files.RemoveTree(real);
        Files.CreateDirectory(real, 0x1ED);
        Files.CreateDirectory(Files.Join(real, "servicedirs"), 0x1ED);
        Files.Remove(path);
        Files.CreateSymbolicLink(real, path);
        Files.CreateDirectory(OneshotDirectory, 0x1ED);
        foreach (var service in graph.Atomics)
        {
            if (service.Definition is LongrunDefinition { IsInternal: false } longrun)
                Create(longrun);
        }
    }

    private void Create(LongrunDefinition longrun)
    {
        var directory = Files.Join(ServiceDirectories, longrun.Name);
        Files.CreateDirectory(directory, 0x1ED);
        foreach (var entry in longrun.Files)
        {
            var target = Files.Join(directory, entry.Name);
            switch (entry.Kind)
            {
                case ServicedirEntryKind.Script:
                    Files.WriteAllBytes(target, Files.ReadAllBytes(entry.Source!), 0x1ED);
                    break;
                case ServicedirEntryKind.Content:
                    Files.WriteAllText(target, entry.Content!, 0x1A4);
                    break;
                case ServicedirEntryKind.Tree:
                    Files.CopyTree(entry.Source!, target);
                    break;
                case ServicedirEntryKind.Directory:
                    Files.CreateDirectory(target, 0x1ED);
                    break;
            }
        }

        Files.WriteAllBytes(Files.Join(directory, "down"), [], 0x1A4);
        Files.CreateSymbolicLink(directory, Files.Join(scanDirectory, longrun.Name));
    }
}
