using System.Text.Json;
using Actors.Boot;
using Actors.Readiness;
using Actors.Services;

namespace Actors.Control;

/// <content>What the verbs do: they ask the tree, and answer when that has answered.</content>
public sealed partial class ConnectionActor
{
    /// <summary>The request that is worked on; null: none.</summary>
    private ControlRequest? _request;
    private IActorRef _survey = ActorRefs.Nobody;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, -1, _ => Directive.Stop);

    private void ReceiveAnswers()
    {
        Receive<ReadinessProtocol.States>(states => Answer(json => DatabaseAnswer.Write(json, states)));
        Receive<ReadinessProtocol.Changed>(changed => Answer(ControlMessages.Changed(_request?.Id, changed)));
        Receive<Survey>(OnSurvey);
        Receive<Terminated>(gone =>
        {
            if (gone.ActorRef.Equals(_survey))
                Refuse(ControlErrors.Internal, "the tree does not answer");
        });
    }

    private void Serve(ControlRequest request)
    {
        _request = request;
        if (request.Version != ControlRequest.CurrentVersion)
            Refuse(ControlErrors.UnsupportedVersion, $"version {request.Version} is not spoken here; {ControlRequest.CurrentVersion} is");
        else if (ControlVerbs.LevelOf(request.Verb) is not { } level)
            Refuse(ControlErrors.UnknownVerb, $"unknown verb {request.Verb}");
        else if (level > _level)
            Refuse(ControlErrors.NotPermitted, "not permitted: only root and the container's user may change something");
        else
            ServePermitted(request);
    }

    private void ServePermitted(ControlRequest request)
    {
        switch (request.Verb)
        {
            case "database":
                _init.Tell(ReadinessProtocol.GetStates.Instance);
                break;
            case "status":
                StartSurvey(withProcesses: true);
                break;
            case "change":
                _init.Tell(new ReadinessProtocol.Change(request.Names, request.Up)
                {
                    AddAllUp = request.AddAllUp,
                    Prune = request.Prune,
                    IncludeEssential = request.IncludeEssential,
                    Block = request.Block,
                    Timeout = request.Milliseconds > 0 ? TimeSpan.FromMilliseconds(request.Milliseconds) : null,
                });
                break;
            case "reload":
                _init.Tell(new ReadinessProtocol.ReloadServices(request.Names));
                break;
            case "update":
                Update(request);
                break;
            case "shutdown":
                _init.Tell(new InitProtocol.Shutdown { ExitCode = request.ExitCode });
                Answer(_ => { });
                break;
        }
    }

    /// <summary>Read the sources again (those named, or those of the boot), and take over what they declare now.</summary>
    private void Update(ControlRequest request)
    {
        try
        {
            _init.Tell(new InitProtocol.UpdateServices(request.Names)
            {
                Conversions = [.. request.Conversions.Select(Conversion.Parse).OfType<Conversion>()],
                RestartChanged = request.RestartChanged,
                IncludeEssential = request.IncludeEssential,
                DryRun = request.DryRun,
                Timeout = request.Milliseconds > 0 ? TimeSpan.FromMilliseconds(request.Milliseconds) : null,
                Block = request.Block,
            });
        }
        catch (FormatException fault)
        {
            Answer(ControlMessages.Changed(request.Id, new ReadinessProtocol.Changed(100, fault.Message)));
        }
    }

    private void StartSurvey(bool withProcesses) => _survey = Context.Watch(Context.ActorOf(Props.Create(() => new SurveyActor(_init, withProcesses))));

    private void OnSurvey(Survey survey)
    {
        if (_request is not { } request || !Sender.Equals(_survey))
            return;
        try
        {
            var report = StatusReader.Read(survey, request.Names, request.ProportionalMemory);
            Answer(json => StatusJson.Write(json, report));
        }
        catch (ControlException refused)
        {
            Refuse(refused.Code, refused.Message);
        }
    }

    private void Answer(Action<Utf8JsonWriter> write) => Answer(ControlMessages.Ok(_request?.Id, write));

    private void Refuse(string code, string message) => Answer(ControlMessages.Error(_request?.Id, code, message));

    private void Answer(byte[] line)
    {
        if (_request is null)
            return;
        _request = null;
        _survey = ActorRefs.Nobody;
        _unsent = line;
        Send();
    }
}
