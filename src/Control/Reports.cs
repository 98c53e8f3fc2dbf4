using Actors.Platform;

namespace Actors.Control;

/// <summary>Makes of a survey the answer to a request. It may read files, so it runs on no actor's dispatcher.</summary>
internal static class Reports
{
    /// <summary>The line; an error, where there is nothing to tell.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="survey">What the tree says.</param>
    /// <param name="level">What who asks may do: values that are nobody else's business are only for who may do everything.</param>
    internal static ConnectionActor.Built Build(ControlRequest request, Survey survey, ControlLevel level) => Guarded(request, () => request.Verb switch
    {
        "status" => Status(request, survey),
        "why" => ControlMessages.Ok(request.Id, WhyReader.Read(survey, TheOne(request, survey)).Write),
        "graph" => ControlMessages.Ok(request.Id, GraphReader.Read(survey).Write),
        "boot" => ControlMessages.Ok(request.Id, BootReader.Read(survey).Write),
        "env" => ControlMessages.Ok(request.Id, EnvironmentReader.Read(survey, TheOne(request, survey), request.ShowsSecrets && level == ControlLevel.All).Write),
        "config" => ControlMessages.Ok(request.Id, ConfigReader.Read(survey, request.Names, request.OnlyChanged, level == ControlLevel.All).Write),
        "health" => ControlMessages.Ok(request.Id, HealthReader.Read(survey).Write),
        "metrics" => ControlMessages.Ok(request.Id, json =>
        {
            json.WriteString("contentType", MetricsWriter.ContentType);
            json.WriteString("text", MetricsWriter.Write(survey));
        }),
        _ => throw new ControlException(ControlErrors.UnknownVerb, $"unknown verb {request.Verb}"),
    });

    /// <summary>The same for <c>watch</c>: the first is an answer, the others are events.</summary>
    internal static ConnectionActor.Built BuildStatus(ControlRequest request, Survey survey, bool asEvent) => Guarded(request, () => asEvent
        ? ControlMessages.Event(request.Id, "status", json => StatusJson.Write(json, StatusReader.Read(survey, request.Names, request.ProportionalMemory)))
        : Status(request, survey));

    private static byte[] Status(ControlRequest request, Survey survey)
    {
        var report = StatusReader.Read(survey, request.Names, request.ProportionalMemory);
        return ControlMessages.Ok(request.Id, json => StatusJson.Write(json, report));
    }

    private static ConnectionActor.Built Guarded(ControlRequest request, Func<byte[]> build)
    {
        try
        {
            return new ConnectionActor.Built(build());
        }
        catch (ControlException refused)
        {
            return new ConnectionActor.Built(ControlMessages.Error(request.Id, refused.Code, refused.Message));
        }
        catch (Exception fault) // whatever it is, who asked is told, and nobody else
        {
            return new ConnectionActor.Built(ControlMessages.Error(request.Id, ControlErrors.Internal, fault.Message));
        }
    }

    private static Surveyed TheOne(ControlRequest request, Survey survey) => request.Names.Count == 1
        ? survey.Find(request.Names[0]) ?? throw new ControlException(ControlErrors.UnknownService, $"there is no service {ByteString.ToText(request.Names[0])}")
        : throw new ControlException(ControlErrors.InvalidArgument, $"{request.Verb} needs the name of one service");
}
