using System.Text.Json;

namespace Actors.Control;

/// <summary>The answer to <c>graph</c>.</summary>
/// <param name="Nodes">Every service, in the order of the service database, then those beside it.</param>
/// <param name="Edges">What needs, and what feeds, what.</param>
/// <param name="Bundles">Every bundle.</param>
public sealed record GraphReport(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, IReadOnlyList<GraphBundle> Bundles)
{
    internal static GraphReport Read(JsonElement json) => new(
        [.. json.GetProperty("nodes").EnumerateArray().Select(GraphNode.Read)],
        [.. json.GetProperty("edges").EnumerateArray().Select(GraphEdge.Read)],
        [.. json.GetProperty("bundles").EnumerateArray().Select(bundle => new GraphBundle(JsonText.Read(bundle.GetProperty("name")), JsonText.List(bundle, "services")))]);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("nodes");
        foreach (var node in Nodes)
            node.Write(json);
        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var edge in Edges)
            edge.Write(json);
        json.WriteEndArray();
        json.WriteStartArray("bundles");
        foreach (var bundle in Bundles)
        {
            json.WriteStartObject();
            JsonText.Write(json, "name", bundle.Name);
            JsonText.WriteList(json, "services", bundle.Services);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

/// <summary>A service in the graph.</summary>
/// <param name="Name">Its name; a byte string.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it is.</param>
/// <param name="IsInternal">Whether the database itself has added it: it runs nothing.</param>
/// <param name="IsEssential">Whether it is not stopped unless that is asked for with force.</param>
public sealed record GraphNode(string Name, ServiceKind Kind, ServiceState State, bool IsInternal, bool IsEssential)
{
    internal static GraphNode Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("name")),
        json.GetProperty("kind").GetString() == "oneshot" ? ServiceKind.Oneshot : ServiceKind.Longrun,
        StatusJson.StateOf(json.GetProperty("state").GetString()),
        JsonText.Flag(json, "internal"),
        JsonText.Flag(json, "essential"));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        JsonText.Write(json, "name", Name);
        json.WriteString("kind", StatusJson.NameOf(Kind));
        json.WriteString("state", StatusJson.NameOf(State));
        JsonText.WriteFlag(json, "internal", IsInternal);
        JsonText.WriteFlag(json, "essential", IsEssential);
        json.WriteEndObject();
    }
}

/// <summary>A line of the graph.</summary>
/// <param name="From">The service that needs, or the producer; a byte string.</param>
/// <param name="To">The service that is needed, or the consumer.</param>
/// <param name="IsPipe">Whether it is a pipe; else a dependency.</param>
public sealed record GraphEdge(string From, string To, bool IsPipe)
{
    internal static GraphEdge Read(JsonElement json) => new(
        JsonText.Read(json.GetProperty("from")), JsonText.Read(json.GetProperty("to")), json.GetProperty("kind").GetString() == "pipe");

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        JsonText.Write(json, "from", From);
        JsonText.Write(json, "to", To);
        json.WriteString("kind", IsPipe ? "pipe" : "dependency");
        json.WriteEndObject();
    }
}

/// <summary>A bundle.</summary>
/// <param name="Name">Its name; a byte string.</param>
/// <param name="Services">What is in it, all the way down.</param>
public sealed record GraphBundle(string Name, IReadOnlyList<string> Services);
