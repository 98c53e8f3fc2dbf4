using System.CommandLine;
using Actors.Control;
using Actors.Shell.Views;

namespace Actors.Shell.Commands;

/// <summary>Commands that ask pid 1 one thing and print the answer.</summary>
internal static class QuestionCommands
{
    internal static IEnumerable<Command> Create(Server server) => [Why(server), Boot(server), Tree(server), Environment(server), Config(server), Audit(server), Health(server), Metrics(server)];

    private static Command Why(Server server)
    {
        var name = server.Name("the service");
        var command = new Command("why", "Why a service is where it is: what it waits for, what failed, its last lines, what to do") { name };
        command.SetAction(result => server.Show(
            result, new ControlRequest("why", [result.GetRequiredValue(name)]), client => WhyText.Render(client.Why(result.GetRequiredValue(name)), server.Session.Paint)));
        return command;
    }

    private static Command Boot(Server server)
    {
        var view = new Argument<string>("VIEW")
        {
            Description = "blame (all services by how long they took), chain (what everything waited for), svg (a timeline as a picture); default: a summary", DefaultValueFactory = _ => "summary",
        };
        _ = view.AcceptOnlyFromAmong("summary", "blame", "chain", "svg");
        var command = new Command("boot", "Why the boot took as long as it did") { view };
        command.SetAction(result => server.Show(result, new ControlRequest("boot", []), client =>
        {
            var report = client.Boot();
            return result.GetValue(view) switch
            {
                "blame" => BootText.Blame(report, server.Session.Paint),
                "chain" => BootText.Chain(report, server.Session.Paint),
                "svg" => BootPicture.Render(report),
                _ => BootText.Summary(report, server.Session.Paint),
            };
        }));
        return command;
    }

    private static Command Tree(Server server)
    {
        var command = new Command("tree", "The live actors of the supervisor: mailboxes, restarts, strategies");
        command.SetAction(result => server.Show(result, new ControlRequest("tree", []), client => TreeText.Render(client.Tree(), server.Session.Paint)));
        return command;
    }

    private static Command Environment(Server server)
    {
        var name = server.Name("the service");
        var secrets = new Option<bool>("--secrets") { Description = "show the values of secrets too; that is recorded" };
        var command = new Command("env", "The environment of a service, and where each value is from") { name, secrets };
        command.SetAction(result => server.Show(
            result, new ControlRequest("env", [result.GetRequiredValue(name)]) { ShowsSecrets = result.GetValue(secrets) },
            client => Tables.Environment(client.Environment(result.GetRequiredValue(name), result.GetValue(secrets)), server.Session.Paint, server.Session.Width)));
        return command;
    }

    private static Command Config(Server server)
    {
        var names = server.Names("only these services", ArgumentArity.ZeroOrMore);
        var changed = new Option<bool>("--changed", "-c") { Description = "only what is other than by default" };
        var command = new Command("config", "Every setting in effect of the container and of its services, and where it is from") { names, changed };
        command.SetAction(result =>
        {
            var request = new ControlRequest("config", result.GetValue(names) ?? []) { OnlyChanged = result.GetValue(changed) };
            return server.Show(result, request, client => ConfigText.Render(client.Config(request.Names, request.OnlyChanged), server.Session.Paint, server.Session.Width));
        });
        command.Add(ConfigReload.Create(server));
        return command;
    }

    private static Command Audit(Server server)
    {
        var limit = new Option<int>("--lines", "-n") { Description = "the last N only", HelpName = "N" };
        var command = new Command("audit", "Who changed what, when, and what came of it") { limit };
        command.SetAction(result => server.Show(
            result, new ControlRequest("audit", []) { Limit = result.GetValue(limit) },
            client => Tables.Audit(client.Audit(result.GetValue(limit)), server.Session.Paint, server.Session.Width)));
        return command;
    }

    /// <summary>For HEALTHCHECK and for probes. Docker knows 0 and 1 only, so whatever is wrong is 1.</summary>
    private static Command Health(Server server)
    {
        var live = new Option<bool>("--live") { Description = "liveness: no service has failed for good. Without it: readiness, everything that is wanted up is up and ready" };
        var command = new Command("health", "Exit code 0 if the container is ready (with --live: worth being kept), else 1; for HEALTHCHECK and Kubernetes probes") { live };
        command.SetAction(result =>
        {
            try
            {
                return server.Do(client =>
                {
                    var report = client.Health();
                    server.Session.Output.Write(server.WantsJson(result) ? Server.Json(client, new ControlRequest("health", [])) : Tables.Health(report, server.Session.Paint));
                    return (result.GetValue(live) ? report.IsLive : report.IsReady) ? Shell.ExitCode.Success : Shell.ExitCode.Failure;
                });
            }
            catch (Platform.PlatformException failure)
            {
                return server.Session.Fatal(failure.Message, Shell.ExitCode.Failure);
            }
        });
        return command;
    }

    private static Command Metrics(Server server)
    {
        var command = new Command("metrics", "Numbers of the container and its services as OpenMetrics text");
        command.SetAction(result => server.Show(result, new ControlRequest("metrics", []), client => client.Metrics()));
        return command;
    }
}
