using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Services.Tests;

/// <summary>A source directory, and what the reference compiler made of it: an element of Data/source-probes.json.</summary>
public sealed record SourceProbe(
    [property: JsonPropertyName("probe")] string Name,
    [property: JsonPropertyName("files")] Dictionary<string, SourceProbe.Entry> Files,
    [property: JsonPropertyName("exit")] int ExitCode,
    [property: JsonPropertyName("result")] string Result,
    [property: JsonPropertyName("message")] string Message)
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, SourceProbe> All { get; } =
        JsonSerializer.Deserialize<SourceProbe[]>(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data/source-probes.json")))!
            .ToDictionary(probe => probe.Name);

    /// <summary>What stands at a path.</summary>
    public sealed record Entry(
        [property: JsonPropertyName("text")] string? Text, [property: JsonPropertyName("link")] string? Link, [property: JsonPropertyName("dir")] bool IsFolder);

    /// <summary>Makes the directory.</summary>
    public SourceTree Build()
    {
        var tree = new SourceTree();
        foreach (var (path, entry) in Files)
        {
            if (entry.IsFolder)
                tree.Folder(path);
            else if (entry.Link is not null)
                tree.Link(path, entry.Link);
            else
                tree.File(path, entry.Text!);
        }

        return tree;
    }

    /// <summary>What the probe's result would be, in its notation.</summary>
    public static string Describe(ServiceGraph graph)
    {
        // The probe listed names one a line and split them at blanks.
        var names = graph.Atomics.SelectMany(service => service.Name.Split(' ')).Distinct().Order(StringComparer.Ordinal);
        var text = $"services={string.Join(',', names)}";
        if (graph.TypeOf("a") == ServiceType.Bundle)
            return text;
        var a = graph.Find("a");
        var dependencies = (a?.Dependencies ?? []).Select(service => service.Name).Order(StringComparer.Ordinal);
        text += $" deps(a)={string.Join(',', dependencies)}";
        if (a?.Definition is OneshotDefinition oneshot)
            text += $" up(a)=[{string.Join(", ", oneshot.Up.Arguments.Select(Quote))}]";
        text += $" tmo={a?.Definition.TimeoutUp}";
        if (a?.Definition is LongrunDefinition longrun && longrun.Files.SingleOrDefault(file => file.Name == "notification-fd") is { } file)
            text += $" nfd={Quote(file.Content!)}";
        return text;
    }

    private static string Quote(string text) => $"'{text.Replace("\n", "\\n", StringComparison.Ordinal)}'";
}
