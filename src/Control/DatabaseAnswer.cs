using System.Text.Json;
using Actors.Platform;
using Actors.Readiness;
using Actors.Services;

namespace Actors.Control;

/// <summary>The answer to <c>database</c>: the service database with what is up; <see cref="ServiceDatabase"/> reads it.</summary>
internal static class DatabaseAnswer
{
    internal static void Write(Utf8JsonWriter json, ReadinessProtocol.States states)
    {
        json.WriteBoolean("busy", states.IsBusy);
        json.WriteStartArray("services");
        foreach (var service in states.Graph.Atomics)
            WriteService(json, service, states.Up.Contains(service));
        json.WriteEndArray();
        json.WriteStartArray("bundles");
        foreach (var bundle in states.Graph.Bundles)
        {
            json.WriteStartObject();
            json.WriteString("name", ByteString.ToText(bundle.Name));
            WriteNames(json, "services", bundle.Atomics);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteService(Utf8JsonWriter json, AtomicService service, bool up)
    {
        json.WriteStartObject();
        json.WriteString("name", ByteString.ToText(service.Name));
        json.WriteBoolean("up", up);
        json.WriteBoolean("essential", service.IsEssential);
        json.WriteBoolean("recommended", service.IsRecommended);
        json.WriteNumber("timeoutUp", service.Definition.TimeoutUp);
        json.WriteNumber("timeoutDown", service.Definition.TimeoutDown);
        WriteNames(json, "dependencies", service.Dependencies);
        WriteNames(json, "producers", service.Producers);
        if (service.Consumer is { } consumer)
            json.WriteString("consumer", ByteString.ToText(consumer.Name));
        if (service.Definition is OneshotDefinition oneshot)
        {
            WriteScript(json, "upScript", oneshot.Up);
            WriteScript(json, "downScript", oneshot.Down);
        }

        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<AtomicService> services)
    {
        json.WriteStartArray(property);
        foreach (var service in services)
            json.WriteStringValue(ByteString.ToText(service.Name));
        json.WriteEndArray();
    }

    private static void WriteScript(Utf8JsonWriter json, string property, OneshotScript script)
    {
        json.WriteStartArray(property);
        foreach (var word in script.Arguments)
            json.WriteStringValue(ByteString.ToText(word));
        json.WriteEndArray();
    }
}
