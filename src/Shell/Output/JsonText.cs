using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Actors.Shell.Output;

/// <summary>JSON for people and programs: what <c>--json</c> prints.</summary>
internal static class JsonText
{
    /// <summary>An object.</summary>
    /// <param name="write">Writes its properties.</param>
    /// <param name="indented">On many lines; else on one, without a newline behind it.</param>
    internal static string Object(Action<Utf8JsonWriter> write, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // Nothing here ends up in a web page: quotes and letters of all languages can stay readable.
        var options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A property that is an array of strings.</summary>
    internal static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
