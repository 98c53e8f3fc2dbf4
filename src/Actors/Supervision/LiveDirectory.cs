using Actors.Platform;
using Actors.Services;

namespace Actors.Supervision;

/// <summary>
/// The live state of the service database under /run, where s6-rc has it and scripts look for it: <c>/run/s6-rc</c> with
/// <c>servicedirs/NAME</c>, and in the scan directory a link to each of them.
/// </summary>
/// <param name="path">Mostly <c>/run/s6-rc</c>.</param>
/// <param name="scanDirectory">Mostly <c>/run/service</c>.</param>
public sealed class LiveDirectory(string path, string scanDirectory)
{
    /// <summary>What in a live service directory is its supervisor's, or its state.</summary>
    private static readonly string[] s_kept = ["supervise", "event", "down"];

    /// <summary>For so many services a thread of its own is worth its start.</summary>
    private const int WorthThread = 24;

    private const string Mark = ":s6-rc-init:";

    private readonly HashSet<string> _new = [];
    private SharedSuperviseFiles? _shared;
    private string? _real;

    /// <summary>The service directories.</summary>
    public string ServiceDirectories { get; } = Files.Join(path, "servicedirs");

    /// <summary>The working directory of oneshots.</summary>
    public string OneshotDirectory => Files.Join(ServiceDirectories, InternalServices.OneshotRunner);

    /// <summary>What <c>/run/s6-rc</c> leads to; a supervisor's working directory shows this path.</summary>
    private string Real => path + Mark + "actors";

    /// <summary>
    /// Lays it all out. Every service is <c>down</c> at first: it is the readiness coordinator that starts them. Like s6-rc-init it makes
    /// <c>/run/s6-rc</c> a link, so that a later database can take its place in one step.
    /// </summary>
    public void Create(ServiceGraph graph)
    {
        Files.RemoveTree(Real);
        Files.CreateDirectory(Real, 0x1ED);
        Files.CreateDirectory(Files.Join(Real, "servicedirs"), 0x1ED);
        Files.Remove(path);
        Files.CreateSymbolicLink(Real, path);
        Files.CreateDirectory(OneshotDirectory, 0x1ED);
        var longruns = new List<LongrunDefinition>();
        foreach (var service in graph.Atomics)
        {
            if (service.Definition is LongrunDefinition { IsInternal: false } longrun)
                longruns.Add(longrun);
        }

        _shared = SharedSuperviseFiles.Open(Real);
        using var services = Folder.Open(Files.Join(Real, "servicedirs"));
        using var links = Folder.Open(scanDirectory);
        SharedWork.ForEach(longruns.Count, WorthThread, index => Create(longruns[index], services, links));
    }

    /// <summary>What all services have in common.</summary>
    public SharedSuperviseFiles Shared => _shared ??= SharedSuperviseFiles.Open(Real);

    /// <summary>
    /// Since when a longrun is laid out that nobody has supervised yet, with all that its supervisor has there (<see cref="SharedSuperviseFiles.LayOut"/>). Asked by who is about
    /// to supervise it: the next time the answer is null.
    /// </summary>
    public Tai64n? TakeNew(string longrun)
    {
        lock (_new)
            return _new.Remove(longrun) ? Shared.Since : null;
    }

    /// <summary>The same as <see cref="DirectoryOf"/>, with no link in it.</summary>
    public string RealDirectoryOf(string longrun) => Files.Join(_real ??= Files.RealPath(ServiceDirectories) ?? ServiceDirectories, longrun);

    /// <summary>Whether a link in the scan directory is that of a service database, any one.</summary>
    public static bool IsOfDatabase(string link) => Files.ReadLink(link)?.Contains(Mark, StringComparison.Ordinal) == true;

    /// <summary>Where a longrun's live service directory is.</summary>
    public string DirectoryOf(string longrun) => Files.Join(Real, "servicedirs/" + longrun);

    /// <summary>A longrun is no longer in the scan directory.</summary>
    public void Unlink(string longrun) => Files.Remove(Files.Join(scanDirectory, longrun));

    /// <summary>A longrun that is no longer supervised leaves nothing behind.</summary>
    public void Remove(string longrun)
    {
        _ = TakeNew(longrun);
        Files.RemoveTree(DirectoryOf(longrun));
    }

    /// <summary>
    /// Lays out a longrun as it is declared now, over what is there of it. Whoever reads one of its files meanwhile reads the old or the new one. What its supervisor keeps there
    /// stays, as does its <c>down</c> file.
    /// </summary>
    public void Update(LongrunDefinition longrun)
    {
        var directory = DirectoryOf(longrun.Name);
        if (!Files.IsDirectory(directory))
        {
            Create(longrun);
            return;
        }

        var entries = longrun.Files.ToArray();
        foreach (var name in Files.List(directory))
        {
            if (!s_kept.Contains(name) && !entries.Any(entry => entry.Name == name))
                Files.RemoveTree(Files.Join(directory, name));
        }

        foreach (var entry in entries.Where(entry => entry.Kind != ServicedirEntryKind.Directory || !Files.Exists(Files.Join(directory, entry.Name))))
        {
            var target = Files.Join(directory, entry.Name);
            var next = Files.Join(directory, ".next");
            Files.RemoveTree(next);
            LayOut(entry, next);
            // A directory cannot be renamed over another.
            if (entry.Kind == ServicedirEntryKind.Tree)
                Files.RemoveTree(target);
            Files.Rename(next, target);
        }

        if (!Files.Exists(Files.Join(scanDirectory, longrun.Name)))
            Files.CreateSymbolicLink(directory, Files.Join(scanDirectory, longrun.Name));
    }

    /// <summary>Whether a service is declared otherwise than it runs: another script, other files in its live directory.</summary>
    public bool IsChanged(AtomicDefinition old, AtomicDefinition next) => (old, next) switch
    {
        (OneshotDefinition before, OneshotDefinition after) => !before.Up.Arguments.AsSpan().SequenceEqual(after.Up.Arguments.AsSpan()) || !before.Down.Arguments.AsSpan().SequenceEqual(after.Down.Arguments.AsSpan()),
        (LongrunDefinition before, LongrunDefinition after) => IsChanged(before, after.Files.ToArray()),
        _ => true,
    };

    private bool IsChanged(LongrunDefinition running, ServicedirEntry[] declared)
    {
        var directory = DirectoryOf(running.Name);
        return Files.List(directory).Any(name => !s_kept.Contains(name) && !declared.Any(entry => entry.Name == name))
            || declared.Any(entry => !IsAsDeclared(entry, Files.Join(directory, entry.Name)));
    }

    private static bool IsAsDeclared(ServicedirEntry entry, string path) => entry.Kind switch
    {
        ServicedirEntryKind.Script => SameContent(path, Files.ReadAllBytes(entry.Source!)),
        ServicedirEntryKind.Content => SameContent(path, ByteString.ToBytes(entry.Content!)),
        ServicedirEntryKind.Tree => SameTree(entry.Source!, path),
        _ => Files.IsDirectory(path),
    };

    private static bool SameContent(string path, byte[] content) =>
        Files.TryReadAllBytes(path, out var present) == 0 && present.AsSpan().SequenceEqual(content);

    private static bool SameTree(string one, string other)
    {
        if (Files.TryList(one, out var names) != 0 || Files.TryList(other, out var others) != 0 || names.Count != others.Count)
            return false;
        return names.All(name =>
        {
            var (path, copy) = (Files.Join(one, name), Files.Join(other, name));
            return Files.IsDirectory(path)
                ? SameTree(path, copy)
                : Files.TryReadAllBytes(path, out var content) == 0 && SameContent(copy, content);
        });
    }

    private void Create(LongrunDefinition longrun)
    {
        using var services = Folder.Open(Files.Join(Real, "servicedirs"));
        using var links = Folder.Open(scanDirectory);
        Create(longrun, services, links);
    }

    /// <summary>Whoever finds it in the scan directory finds it whole: the link there comes last.</summary>
    private void Create(LongrunDefinition longrun, Folder services, Folder links)
    {
        using (var directory = services.Create(longrun.Name, 0x1ED))
        {
            foreach (var entry in longrun.Files)
                LayOut(entry, directory);
            Shared.LayOutDown(directory);
            if (Shared.LayOut(directory))
            {
                lock (_new)
                    _new.Add(longrun.Name);
            }
        }

        links.CreateSymbolicLink(DirectoryOf(longrun.Name), longrun.Name);
    }

    private static void LayOut(ServicedirEntry entry, Folder directory)
    {
        switch (entry.Kind)
        {
            case ServicedirEntryKind.Script:
                directory.Write(entry.Name, Files.ReadAllBytes(entry.Source!), 0x1ED);
                break;
            case ServicedirEntryKind.Content:
                directory.Write(entry.Name, ByteString.ToBytes(entry.Content!), 0x1A4);
                break;
            default:
                LayOut(entry, Files.Join(directory.Path, entry.Name));
                break;
        }
    }

    private static void LayOut(ServicedirEntry entry, string target)
    {
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
}
