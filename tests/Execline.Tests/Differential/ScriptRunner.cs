using Actors.Platform;

namespace Actors.Execline.Tests.Differential;

/// <summary>
/// Runs scripts under one execline or the other, each in a fresh directory of the same name, with the same environment and standard input.
/// </summary>
public sealed class ScriptRunner : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly string _root = Directory.CreateTempSubdirectory("actors-xl").FullName;
    private readonly Programs _programs = Programs.Found;

    /// <summary>A command in front of execlineb, by its name in /usr/bin; empty: none.</summary>
    public string[] Wrapper { get; set; } = [];

    /// <summary>A runner of its own probe, so that several can work at a time.</summary>
    public ScriptRunner()
    {
        Directory.CreateDirectory(Path.Combine(_root, "tools"));
        File.Copy(_programs.Probe, Path.Combine(_root, "tools", "probe"));
    }

    /// <summary>Runs a script with our execline.</summary>
    public Outcome RunOurs(string script, params string[] arguments) => Run(_programs.Ours, script, arguments);

    /// <summary>Runs a script with the real execline.</summary>
    public Outcome RunReference(string script, params string[] arguments) => Run(_programs.Reference, script, arguments);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Outcome Run(string programs, string script, string[] arguments)
    {
        var folder = Path.Combine(_root, "work");
        if (Directory.Exists(folder))
            Files.RemoveTree(folder);
        Populate(folder);
        Files.WriteAllText(Path.Combine(_root, "script"), script);
        var report = Path.Combine(_root, "tools", "probe.log");
        File.Delete(report);
        var status = Execute(programs, arguments);
        return new(
            status,
            Files.ReadAllText(Path.Combine(_root, "out")),
            Files.ReadAllText(Path.Combine(_root, "err")),
            Files.ReadTextIfThere(report) ?? "",
            Describe(folder));
    }

    private static void Populate(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "dir"));
        Files.WriteAllText(Path.Combine(folder, "text"), "first line\nsecond line\nlast");
        Files.WriteAllText(Path.Combine(folder, "a.txt"), "a b  c\n");
        Files.WriteAllText(Path.Combine(folder, "b.txt"), "1:x,3:y z,0:,");
        Files.WriteAllText(Path.Combine(folder, "env"), "# comment\nPLAIN=value\nQUOTED = \"a \\\"b\\\"\\tc\\n\" \nSPACED=  x  y  \n");
        Files.WriteAllText(Path.Combine(folder, "plain"), "not executable");
        Files.CreateSymbolicLink("text", Path.Combine(folder, "link"));
    }

    private string Execute(string programs, string[] arguments)
    {
        using var input = Files.Open(Path.Combine(_root, "work", "text"), OpenMode.Read);
        using var output = Files.Open(Path.Combine(_root, "out"), OpenMode.Write | OpenMode.Create | OpenMode.Truncate);
        using var errors = Files.Open(Path.Combine(_root, "err"), OpenMode.Write | OpenMode.Create | OpenMode.Truncate);
        var execlineb = Path.Combine(programs, "execlineb");
        var request = new SpawnRequest(
            Wrapper.Length == 0 ? execlineb : "/usr/bin/" + Wrapper[0],
            Wrapper.Length == 0 ? ["execlineb", .. arguments] : [.. Wrapper, execlineb, .. arguments],
            EnvironmentFor(programs))
        {
            WorkingDirectory = Path.Combine(_root, "work"),
            Descriptors = [(0, input.Number), (1, output.Number), (2, errors.Number)],
            NewProcessGroup = true,
        };
        Assert.Equal(0, Spawner.Spawn(request, out var pid));
        var late = false;
        using var timer = new Timer(
            _ =>
            {
                late = true;
                Signals.Send(-pid, Signal.Kill);
            },
            null, s_limit, Timeout.InfiniteTimeSpan);
        Assert.Equal(0, Children.Wait(pid, out _, out var status));
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return late ? "it did not end" : status.ToString();
    }

    /// <summary>Both searches need the same PATH in what is compared: the programs stand behind a link that is switched.</summary>
    private string[] EnvironmentFor(string programs)
    {
        var link = Path.Combine(_root, "bin");
        Files.Remove(link);
        Files.CreateSymbolicLink(programs, link);
        return
        [
            $"PATH={link}:{_root}/tools:/usr/bin:/bin",
            "A=1", "B=x y", "LIST=a b  c ", "EMPTY=", "LINES=l1\nl2\n", "COLONS=:a::b:", "NUMBER=42", "NET=1:a,2:b ,0:,", "DOLLAR=$A ${B} \\$A",
            "BYTES=\u00ff\u00c3\u00a9", "LONGER_NAME=long value",
        ];
    }

    private static string Describe(string folder)
    {
        var lines = new List<string>();
        Describe(folder, "", lines);
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    private static void Describe(string folder, string prefix, List<string> lines)
    {
        foreach (var name in Files.List(folder))
        {
            var path = Files.Join(folder, name);
            var status = Files.Status(path, followLinks: false)!.Value;
            lines.Add($"{prefix}{name} {status.Kind} {Convert.ToString(status.Mode, 8)} {(status.IsRegular ? Files.ReadAllText(path) : "")}");
            if (status.IsDirectory)
                Describe(path, prefix + name + "/", lines);
        }
    }
}
