using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Actors.Control;
using Actors.Platform;

namespace Actors.Shell.Commands;

/// <summary>What commands have in common that ask pid 1.</summary>
/// <param name="session">Where answers go.</param>
/// <param name="common">Options of every command.</param>
/// <param name="connector">To pid 1.</param>
internal sealed class Server(Session session, CommonOptions common, Connector connector)
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal Session Session => session;

    internal Connector Connector => connector;

    /// <summary>Whether JSON is wanted.</summary>
    internal bool WantsJson(ParseResult result) => result.GetValue(common.Json);

    /// <summary>Asks, and prints the answer: as JSON what pid 1 said, else what <paramref name="render"/> makes of it.</summary>
    /// <returns>The exit code.</returns>
    internal int Show(ParseResult result, ControlRequest request, Func<ControlClient, string> render) => Do(client =>
    {
        session.Output.Write(WantsJson(result) ? Json(client, request) : render(client));
        return Shell.ExitCode.Success;
    });

    /// <summary>Does something with a connection, and says in one line what went wrong.</summary>
    internal int Do(Func<ControlClient, int> work)
    {
        try
        {
            using var client = connector.Connect();
            return work(client);
        }
        catch (ControlException refusal)
        {
            return session.Fatal(refusal);
        }
    }

    /// <summary>The answer as JSON, without what belongs to the protocol.</summary>
    internal static string Json(ControlClient client, ControlRequest request)
    {
        using var answer = client.Ask(request);
        return Json(answer.RootElement, s_indented);
    }

    /// <summary>A line of a stream as JSON on one line.</summary>
    internal static string JsonLine(JsonElement line) => Json(line, s_plain);

    /// <summary>An argument for names of services, completed from those that pid 1 knows.</summary>
    internal Argument<string[]> Names(string description, ArgumentArity arity)
    {
        var names = new Argument<string[]>("NAME") { Description = description, Arity = arity };
        names.CompletionSources.Add(_ => ServiceNames());
        return names;
    }

    /// <summary>An argument for the name of one service.</summary>
    internal Argument<string> Name(string description)
    {
        var name = new Argument<string>("NAME") { Description = description };
        name.CompletionSources.Add(_ => ServiceNames());
        return name;
    }

    /// <summary>The services that pid 1 knows; none where it cannot be asked. Byte strings.</summary>
    internal IReadOnlyList<string> ServiceNames()
    {
        try
        {
            using var client = connector.TryConnect();
            return client is null ? [] : [.. client.Status([]).Services.Select(service => service.Name)];
        }
        catch (Exception failure) when (failure is PlatformException or ControlException)
        {
            return [];
        }
    }

    private static string Json(JsonElement root, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            foreach (var property in root.EnumerateObject().Where(property => property.Name is not ("version" or "id" or "ok")))
                property.WriteTo(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
