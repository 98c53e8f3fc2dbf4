using System.Buffers;
using System.Text.Json;
using Actors.Platform;
using Actors.Readiness;

namespace Actors.Control;

/// <summary>The lines that the server sends: one JSON object each.</summary>
internal static class ControlMessages
{
    /// <summary>The request was served.</summary>
    /// <param name="id">The request's.</param>
    /// <param name="write">Writes what is answered, into the object.</param>
    internal static byte[] Ok(long? id, Action<Utf8JsonWriter> write) => Write(json =>
    {
        WriteHead(json, id, ok: true);
        write(json);
    });

    /// <summary>The request was not served.</summary>
    internal static byte[] Error(long? id, string code, string message, int? exitCode = null) => Write(json =>
    {
        WriteHead(json, id, ok: false);
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        if (exitCode is { } exit)
            json.WriteNumber("exit", exit);
        json.WriteEndObject();
    });

    /// <summary>Something happened that a client has subscribed to.</summary>
    /// <param name="id">The id of the request that subscribed.</param>
    /// <param name="kind">What.</param>
    /// <param name="write">Writes the rest.</param>
    internal static byte[] Event(long? id, string kind, Action<Utf8JsonWriter> write) => Write(json =>
    {
        json.WriteNumber("version", ControlRequest.CurrentVersion);
        if (id is { } number)
            json.WriteNumber("id", number);
        json.WriteString("event", kind);
        write(json);
    });

    /// <summary>A line of the change that the client has asked for.</summary>
    internal static byte[] Said(long? id, ReadinessProtocol.Said said) => Event(id, SaidLine.Kind, json => new SaidLine(
        said.Level switch { ReportLevel.Info => "info", ReportLevel.Warning => "warning", _ => "fatal" }, said.Program, said.Text).Write(json));

    /// <summary>A change is done, or failed.</summary>
    internal static byte[] Changed(long? id, ReadinessProtocol.Changed changed) => Write(json =>
    {
        WriteHead(json, id, changed.ExitCode == 0);
        if (changed.ExitCode != 0)
        {
            json.WriteStartObject("error");
            json.WriteString("code", CodeOf(changed));
            json.WriteString("message", changed.Message is { } message ? ByteString.ToText(message) : "not every service got there; the container's log says which, and why");
        }

        json.WriteNumber("exit", changed.ExitCode);
        JsonText.WriteList(json, "stopped", changed.Stopped);
        JsonText.WriteList(json, "started", changed.Started);
        if (changed.Differences.Count > 0)
            JsonText.WriteList(json, "differences", changed.Differences);
        if (changed.ExitCode != 0)
            json.WriteEndObject();
    });

    /// <summary>A line: an object, and a newline.</summary>
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

    internal static string CodeOf(ReadinessProtocol.Changed changed) => changed switch
    {
        { Message: null } or { HasFailed: true } => ControlErrors.Failed,
        { ExitCode: 2 or 10 } => ControlErrors.TimedOut,
        { ExitCode: 3 } => ControlErrors.UnknownService,
        { ExitCode: 4 or 9 } => ControlErrors.Refused,
        { ExitCode: 100 } => ControlErrors.InvalidArgument,
        { ExitCode: 111 } => ControlErrors.Busy,
        _ => ControlErrors.Stopping,
    };

    private static void WriteHead(Utf8JsonWriter json, long? id, bool ok)
    {
        json.WriteNumber("version", ControlRequest.CurrentVersion);
        if (id is { } number)
            json.WriteNumber("id", number);
        json.WriteBoolean("ok", ok);
    }
}
