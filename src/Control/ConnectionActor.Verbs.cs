using System.Text.Json;
using Actors.Boot;
using Actors.Readiness;
using Actors.Services;

namespace Actors.Control;

/// <content>What the verbs do: they ask the tree, and answer when that has answered.</content>
internal sealed partial class ConnectionActor
{
    /// <summary>The request that is worked on; null: none.</summary>
    private ControlRequest? _request;

    /// <summary>The child that works on it.</summary>
    private IActorRef _worker = ActorRefs.Nobody;

    private void ReceiveAnswers()
    {
        Receive<ReadinessProtocol.States>(states => Answer(json => DatabaseAnswer.Write(json, states)));
        Receive<ReadinessProtocol.Changed>(changed => Answer(ControlMessages.Changed(_request?.Id, changed), changed.ExitCode == 0 ? "done" : ControlMessages.CodeOf(changed)));
        Receive<ReadinessProtocol.Said>(said => Push(ControlMessages.Said(_request?.Id, said)));
        Receive<AuditProtocol.Entries>(entries => Answer(json => WriteAll(json, "entries", entries.All, static (to, entry) => entry.Write(to))));
        Receive<Survey>(survey =>
        {
            if (_request is not { } request || !Sender.Equals(_worker))
                return;
            _worker = ActorRefs.Nobody;
            _ = Task.Run(() => Reports.Build(request, survey, _peer.Level)).PipeTo(Self);
        });
        Receive<Built>(built => Answer(built.Line, "done"));
        Receive<OperationActor.Refused>(refused => Refuse(refused.Code, refused.Message));
        Receive<CommandLine>(OnCommandLine);
        Receive<Terminated>(gone =>
        {
            // It says what it has found out before it ends.
            if (gone.ActorRef.Equals(_worker))
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
        else if (level > _peer.Level)
            Refuse(ControlErrors.NotPermitted, $"not permitted: {request.Verb} needs the level {ControlVerbs.NameOf(level)}, {_peer} has {ControlVerbs.NameOf(_peer.Level)}");
        else if (level < ControlLevel.Change || BeginAudit())
            ServePermitted(request);
    }

    private void ServePermitted(ControlRequest request)
    {
        switch (request.Verb)
        {
            case "database":
                _host.Init.Tell(ReadinessProtocol.GetStates.Instance);
                break;
            case "status" or "why" or "graph" or "boot" or "env" or "config" or "health" or "metrics":
                Work(Props.Create(() => new SurveyActor(_host.Init, request.Verb == "status" || request.Verb == "why" || request.Verb == "metrics")));
                break;
            case "start" or "stop" or "restart" or "signal" or "reload":
                Work(Props.Create(() => new OperationActor(_host.Init, request)));
                break;
            case "change":
                _host.Init.Tell(new ReadinessProtocol.Change(request.Names, request.Up)
                {
                    AddAllUp = request.AddAllUp,
                    Prune = request.Prune,
                    IncludeEssential = request.IncludeEssential,
                    Block = request.Block,
                    Timeout = request.Timeout,
                    Verbosity = request.Verbosity,
                });
                break;
            case "config-reload":
                _host.Init.Tell(new InitProtocol.ReloadPolicies(request.DryRun));
                break;
            case "update":
                Update(request);
                break;
            case "tree":
                Answer(json => WriteAll(json, "actors", ActorTree.Read(Context.System), static (to, actor) => actor.Write(to)));
                break;
            case "audit":
                _host.Audit.Tell(new AuditProtocol.Get(request.Limit));
                break;
            case "events" or "watch":
                Subscribe(request);
                break;
            case "shutdown":
                Shutdown(request);
                break;
        }
    }

    /// <summary>Read the sources again (those named, or those of the boot), and take over what they declare now.</summary>
    private void Update(ControlRequest request)
    {
        try
        {
            _host.Init.Tell(new InitProtocol.UpdateServices(request.Names)
            {
                Conversions = [.. request.Conversions.Select(Conversion.Parse).OfType<Conversion>()],
                RestartChanged = request.RestartChanged,
                IncludeEssential = request.IncludeEssential,
                DryRun = request.DryRun,
                Timeout = request.Timeout,
                Block = request.Block,
                Verbosity = request.Verbosity,
            });
        }
        catch (FormatException fault)
        {
            Answer(ControlMessages.Changed(request.Id, new ReadinessProtocol.Changed(100, fault.Message)), ControlErrors.InvalidArgument);
        }
    }

    private void Shutdown(ControlRequest request)
    {
        HaltKind? kind = request.Kind switch { null or "halt" => HaltKind.Halt, "poweroff" => HaltKind.PowerOff, "reboot" => HaltKind.Reboot, _ => null };
        if (kind is not { } wanted)
        {
            Refuse(ControlErrors.InvalidArgument, $"unknown kind {request.Kind}: halt, poweroff or reboot");
            return;
        }

        _host.Init.Tell(new InitProtocol.Shutdown(wanted) { ExitCode = request.ExitCode });
        Answer(_ => { });
    }

    private void Work(Props worker) => _worker = Context.Watch(Context.ActorOf(worker));

    private void Answer(Action<Utf8JsonWriter> write) => Answer(ControlMessages.Ok(_request?.Id, write), "done");

    private void Refuse(string code, string message) => Answer(ControlMessages.Error(_request?.Id, code, message), code);

    private void Answer(byte[] line, string result)
    {
        if (_request is null)
            return;
        EndAudit(result);
        _request = null;
        _worker = ActorRefs.Nobody;
        Enqueue(line);
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string property, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(property);
        foreach (var one in all)
            write(json, one);
        json.WriteEndArray();
    }

    /// <summary>A line that was made on another thread.</summary>
    internal sealed record Built(byte[] Line);
}
