using System.CommandLine;
using Actors.Control;
using Actors.Platform;
using Actors.Shell.Views;

namespace Actors.Shell.Commands;

/// <summary><c>actors start</c>, <c>stop</c>, <c>restart</c>, <c>reload</c> and <c>signal</c>.</summary>
internal static class ChangeCommands
{
    internal static IEnumerable<Command> Create(Server server) =>
    [
        Change(server, "start", "Start services, with all that they need; done when they are ready"),
        Change(server, "stop", "Stop services, with all that needs them; done when they are down"),
        Change(server, "restart", "Restart services; done when they are ready again"),
        Change(server, "reload", "Let services read their configuration again: longruns get their reload signal, oneshots run their reload script"),
        Signal(server),
    ];

    private static Command Change(Server server, string verb, string about)
    {
        var names = server.Names("services and bundles", ArgumentArity.OneOrMore);
        var timeout = new Option<double>("--timeout", "-t") { Description = "give up waiting after so many seconds", HelpName = "SECONDS" };
        var force = new Option<bool>("--force") { Description = "also services that are flagged essential" };
        var dependents = new Option<bool>("--with-dependents") { Description = "also what depends on them: down before, up after" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "say nothing when it is done" };
        var command = new Command(verb, about) { names, quiet };
        if (verb != "reload")
            command.Add(timeout);
        if (verb is "stop" or "restart")
            command.Add(force);
        if (verb == "restart")
            command.Add(dependents);
        command.SetAction(result => server.Do(client =>
        {
            var request = new ControlRequest(verb, result.GetRequiredValue(names))
            {
                Milliseconds = verb == "reload" ? 0 : (int)(result.GetValue(timeout) * 1000),
                IncludeEssential = verb is "stop" or "restart" && result.GetValue(force),
                WithDependents = verb == "restart" && result.GetValue(dependents),
            };
            var outcome = client.Change(request);
            if (outcome.Code is not null)
            {
                // The container's log has the details; here one line has to do.
                return server.Session.Fatal(
                    $"unable to {verb} {ByteString.ToText(string.Join(' ', request.Names))}: {Reason(outcome)}", outcome.ExitCode is > 0 and < 100 ? outcome.ExitCode : Shell.ExitCode.Failure);
            }

            if (server.WantsJson(result))
                server.Session.Output.Write(Server.Json(client, new ControlRequest("status", request.Names)));
            else if (!result.GetValue(quiet))
                server.Session.Output.Write(string.Concat(client.Status(request.Names).Services.Select(service => StatusText.Line(service, server.Session.Paint) + "\n")));
            return Shell.ExitCode.Success;
        }));
        return command;
    }

    private static Command Signal(Server server)
    {
        var signal = new Argument<string>("SIGNAL") { Description = "by name (HUP, SIGHUP) or number" };
        signal.CompletionSources.Add("HUP", "INT", "QUIT", "KILL", "USR1", "USR2", "TERM", "CONT", "STOP", "WINCH");
        var names = server.Names("services and bundles", ArgumentArity.OneOrMore);
        var to = new Option<string>("--to") { Description = "process (the service's own), group or session (all that it started)", DefaultValueFactory = _ => "process", HelpName = "WHOM" };
        _ = to.AcceptOnlyFromAmong("process", "group", "session");
        var command = new Command("signal", "Send a signal to services") { signal, names, to };
        command.SetAction(result => server.Do(client =>
        {
            client.Signal(result.GetRequiredValue(names), result.GetRequiredValue(signal), result.GetValue(to)!);
            return Shell.ExitCode.Success;
        }));
        return command;
    }

    private static string Reason(ChangeResult outcome) => outcome.Message is { Length: > 0 } message ? ByteString.ToText(message)
        : outcome.Code == ControlErrors.TimedOut ? "the time was up before it was done"
        : "not everything is as it was asked for (actors why NAME says more)";
}
