using System.Buffers;
using System.Text.Json;
using Actors.Platform;
using Actors.Readiness;
using Actors.Services;

namespace Actors.Control;

/// <summary>The answers of the control protocol: one JSON object a line.</summary>
internal static class ControlMessages
{
    /// <summary>The request could not be served.</summary>
    internal static byte[] Error(string reason) => Write(json => json.WriteString("error", reason));

    /// <summary>A change is done.</summary>
    internal static byte[] Changed(ReadinessProtocol.Changed changed) => Write(json =>
    {
        json.WriteNumber("exit", changed.ExitCode);
        if (changed.Message is { } message)
            json.WriteString("message", ByteString.ToText(message));
        WriteNames(json, "stopped", changed.Stopped);
        WriteNames(json, "started", changed.Started);
    });

    /// <summary>The service database with what is up.</summary>
    internal static byte[] Database(ReadinessProtocol.States states) => Write(json =>
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
    });

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
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

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<AtomicService> services) =>
        WriteNames(json, property, services.Select(service => service.Name));

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
            json.WriteStringValue(ByteString.ToText(name));
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
