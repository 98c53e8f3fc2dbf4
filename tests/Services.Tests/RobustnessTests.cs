using System.Diagnostics.CodeAnalysis;
using Actors.Platform;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Services.Tests;

/// <summary>Whatever is in the files, there is an answer, and soon.</summary>
public sealed class RobustnessTests : IDisposable
{
    private readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    private static readonly string[] s_files =
    [
        "type", "up", "down", "reload", "run", "finish", "dependencies", "contents", "timeout-up", "timeout-down", "notification-fd", "lock-fd", "timeout-kill",
        "producer-for", "consumer-for", "pipeline-name", "down-signal", "max-death-tally", "flag-essential",
    ];

    private static readonly string[] s_pieces =
    [
        "a", "b", "c", "\n", "\n", " ", "\0", "\r", "\u00FF", "{", "}", "\"", "\\", "#", "3", "99999999999", "oneshot", "longrun", "bundle", "s6rc-", "/", "true",
    ];

    private static readonly string[] s_types = ["oneshot\n", "longrun\n", "bundle\n", "longrun"];

    /// <summary>What to put at a path: 0 to 5 text, 6 a directory, 7 a link to itself, 8 a dangling link, 9 a FIFO, else nothing.</summary>
    private sealed record Entry(int Kind, string Text);

    private static Gen<Entry> Entries =>
        from kind in Gen.Choose(0, 14)
        from pieces in Gen.Elements(s_pieces).ListOf()
        select new Entry(kind, string.Concat(pieces));

    [Fact]
    [SuppressMessage("Design", "CA1031", Justification = "an exception is what it looks for")]
    public void Any_bytes_in_any_file_give_diagnostics_and_never_an_exception()
    {
        var trees = (from entries in Entries.ListOf(3 * s_files.Length) select entries.ToArray()).ToArbitrary();
        var verdicts = new HashSet<int>();

        Prop.ForAll(trees, entries =>
        {
            using var tree = new SourceTree();
            for (var at = 0; at < entries.Length; at++)
                Put(tree, $"{"abc"[at / s_files.Length]}/{s_files[at % s_files.Length]}", entries[at]);
            var compilation = tree.Compile(verbosity: 3);
            verdicts.Add(compilation.ExitCode);
            return compilation.Graph.Atomics.Length >= 2 && compilation.Graph.StartOrder.Length == compilation.Graph.Atomics.Length;
        }).QuickCheckThrowOnFailure();
        Assert.Contains(1, verdicts);
    }

    private static void Put(SourceTree tree, string path, Entry entry)
    {
        switch (entry.Kind)
        {
            // Mostly valid types, so that the other files are looked at.
            case > 3 when path.EndsWith("/type", StringComparison.Ordinal):
                tree.File(path, s_types[entry.Kind % s_types.Length]);
                break;
            case < 6:
                tree.File(path, entry.Text);
                break;
            case 6:
                tree.Folder(path);
                break;
            case 7:
                tree.Link(path, path[(path.IndexOf('/') + 1)..]);
                break;
            case 8:
                tree.Link(path, "/nonexistent");
                break;
            case 9:
                tree.Folder(path[..path.IndexOf('/')]);
                Files.CreateFifo($"{tree.Source}/{path}");
                break;
        }
    }

    [Fact]
    public void Random_bytes_in_fix_attrs_give_diagnostics_and_never_an_exception() =>
        Prop.ForAll(Gen.Elements([.. s_pieces, "true", "root", "0644", ",", ":"]).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var (rules, diagnostics) = FixAttributesReader.Parse("/f", text);
            return rules.All(rule => rule.Line >= 1) && diagnostics.All(diagnostic => diagnostic.Line >= 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fifo_is_not_waited_for()
    {
        foreach (var file in new[] { "dependencies", "notification-fd", "timeout-up", "finish", "producer-for" })
        {
            _tree.Longrun(file);
            Files.CreateFifo($"{_tree.Source}/{file}/{file}");
        }

        var compilation = _tree.Compile();

        Assert.Equal(
            [
                "/src/producer-for/producer-for should only contain one service name",
                "invalid /src/timeout-up/timeout-up",
                "unable to copy /src/finish/finish to /db/servicedirs/finish/finish: Invalid argument",
                "unable to read /src/notification-fd/notification-fd: Invalid argument",
            ],
            compilation.Diagnostics.Select(diagnostic => diagnostic.Message.Replace(_tree.Root, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_without_end_is_refused()
    {
        _tree.Longrun("a").Link("a/dependencies", "/dev/zero").Link("a/notification-fd", "/dev/zero").Oneshot("b").File("b/down");
        Files.Remove(_tree.Source + "/b/down");
        _tree.Link("b/down", "/dev/zero");

        Assert.Equal(
            [
                "unable to read /src/a/dependencies: File too large", "unable to parse /src/b/down: File too large",
                "unable to read /src/a/notification-fd: Invalid argument",
            ],
            _tree.Compile().Diagnostics.Select(diagnostic => diagnostic.Message.Replace(_tree.Root, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Links_that_lead_back_to_themselves_are_reported()
    {
        _tree.Link("loop", "loop").Oneshot("a").Link("a/timeout-up", "timeout-up").Link("a/dependencies.d/b", "b").Oneshot("b");
        _tree.Link("a/flag-essential", "flag-essential");

        Assert.Equal(
            [
                "unable to stat /src/loop: Too many levels of symbolic links",
                "unable to read /src/a/timeout-up: Too many levels of symbolic links",
                "unable to read /src/a/flag-essential: Too many levels of symbolic links",
            ],
            _tree.Compile().Diagnostics.Select(diagnostic => diagnostic.Message.Replace(_tree.Root, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_big_list_is_read_whole()
    {
        var names = Enumerable.Range(0, 20_000).Select(number => $"name-{number}").ToList();
        _tree.Longrun("a").File("a/dependencies", string.Concat(names.Select(name => $"  {name}\n")));

        var definition = Assert.IsType<LongrunDefinition>(Assert.Single(SourceReader.Read([_tree.Source]).Definitions));

        Assert.Equal(names, definition.Dependencies.Select(reference => reference.Name));
        Assert.Equal(20_000, definition.Dependencies[^1].Line);
    }
}
